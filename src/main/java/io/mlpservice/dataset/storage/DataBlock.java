package io.mlpservice.dataset.storage;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

import java.util.UUID;

/** Adjacent rows of adjacent columns of a data set, or a piece of them where they take much room. */
@Entity
@Immutable
@Table(name = "dataset_block")
class DataBlock {
    /** The data set, the place of the block, counted from the top and from the left, and that of the piece. */
    @Embeddable
    record Key(UUID datasetId, int rowBlock, int columnBlock, int piece) {}

    @EmbeddedId
    @SuppressWarnings("UnusedVariable") // JPA reads it
    private Key key;
    private byte[] bytes;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected DataBlock() {}

    DataBlock(Key key, byte[] bytes) {
        this.key = key;
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }
}
