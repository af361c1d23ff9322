package io.mlpservice.configuration;

import io.mlpservice.engine.hyperparameter.Choice;
import io.mlpservice.engine.hyperparameter.Hyperparameter;

import java.util.Set;

/** The rows of a training step. */
public enum BatchingType implements Choice {
    /** {@code batch_size} rows. */
    MINI_BATCH("`batch_size` rows a step", Hyperparameter.BATCH_SIZE),
    /** All training rows. */
    FULL_BATCH("all training rows in one step"),
    /** One row. */
    SEQUENTIAL("one row a step");

    private final String formula;
    private final Set<Hyperparameter> hyperparameters;

    BatchingType(String formula, Hyperparameter... hyperparameters) {
        this.formula = formula;
        this.hyperparameters = Set.of(hyperparameters);
    }

    @Override
    public String formula() {
        return formula;
    }

    @Override
    public Set<Hyperparameter> hyperparameters() {
        return hyperparameters;
    }
}
