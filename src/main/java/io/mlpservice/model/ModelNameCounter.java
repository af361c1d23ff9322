package io.mlpservice.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Counts the versions of a name. It outlives the models, so that no version number is used twice. */
@Entity
@Table(name = "model_name")
class ModelNameCounter {
    @Id
    @Column(length = ModelName.LONGEST)
    private String name;
    private int lastVersion;

    @SuppressWarnings("NullAway.Init")
    protected ModelNameCounter() {}

    ModelNameCounter(String name) {
        this.name = name;
    }

    int next() {
        return ++lastVersion;
    }
}
