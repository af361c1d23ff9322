package io.mlpservice.configuration;

import io.mlpservice.engine.hyperparameter.Choice;

/** What happens to missing values. */
public enum MissingValues implements Choice {
    /** They are an error. */
    REJECT;

    @Override
    public String formula() {
        return "a column with missing values is refused";
    }
}
