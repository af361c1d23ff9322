package io.mlpservice.engine.feature;

import io.mlpservice.engine.hyperparameter.Choice;

/** What happens to missing values of features. */
public enum MissingValues implements Choice {
    /** The default. */
    MEDIAN("numbers, booleans, dates and ordinal places become the median of the training rows; in other text they are a category of their own"),
    /** For symmetric columns. */
    MEAN("numbers, booleans, dates and ordinal places become the mean of the training rows; in other text they are a category of their own"),
    /** For discrete columns. */
    MOST_FREQUENT(
            "they become the most frequent value of the training rows, the smallest of equally frequent ones; hashed text keeps an input for them"),
    /** A fixed value. */
    CONSTANT(
            "numbers, booleans and ordinal places become 0, dates the median; in other text they are a category of their own"),
    /** Leaves out rows. */
    DROP_ROW("rows with missing values are left out, and cannot be predicted"),
    /** They are an error. */
    REJECT("a column with missing values is refused");

    private final String rule;

    MissingValues(String rule) {
        this.rule = rule;
    }

    @Override
    public String formula() {
        return rule;
    }

    /** Whether missing values get a value or an input of their own. */
    public boolean fills() {
        return this != DROP_ROW && this != REJECT;
    }
}
