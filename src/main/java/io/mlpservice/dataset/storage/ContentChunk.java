package io.mlpservice.dataset.storage;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

import java.util.UUID;

/** A chunk of the compressed content of a data set. */
@Entity
@Immutable
@Table(name = "dataset_chunk")
class ContentChunk {
    /** The data set and the index of the chunk, counted from 0. */
    @Embeddable
    record Key(UUID datasetId, int position) {}

    @EmbeddedId
    @SuppressWarnings("UnusedVariable") // JPA reads it
    private Key key;
    private byte[] bytes;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected ContentChunk() {}

    ContentChunk(Key key, byte[] bytes) {
        this.key = key;
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }
}
