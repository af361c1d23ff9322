package io.mlpservice.model.storage;

import io.mlpservice.model.ModelName;
import io.mlpservice.platform.owner.CurrentOwner;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Counts the versions of a name of an owner. It outlives the models, so that no version number is used twice. */
@Entity
@Table(name = "model_name")
final class ModelNameCounter {
    /** A name of an owner. */
    @Embeddable
    record Key(String owner, @Column(length = ModelName.LONGEST) String name) {
        /** The name of the current owner. */
        static Key of(String name) {
            return new Key(CurrentOwner.get().name(), name);
        }
    }

    @EmbeddedId
    @SuppressWarnings("UnusedVariable") // JPA reads it
    private Key key;
    private int lastVersion;

    @SuppressWarnings("NullAway.Init")
    ModelNameCounter() {}

    ModelNameCounter(Key key) {
        this.key = key;
    }

    int next() {
        return ++lastVersion;
    }
}
