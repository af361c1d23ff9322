package io.mlpservice.model.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.hibernate.annotations.Immutable;

import java.util.UUID;

/** Weights and preprocessing of a model, in the engine's own format with its checksum. */
@Entity
@Immutable
@Table(name = "model_content")
final class ModelContent {
    @Id
    private UUID modelId;
    @Column(length = Length.LONG32)
    private byte[] bytes;

    @SuppressWarnings("NullAway.Init")
    ModelContent() {}

    ModelContent(UUID modelId, byte[] bytes) {
        this.modelId = modelId;
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }
}
