package io.mlpservice.configuration;

import io.mlpservice.engine.hyperparameter.Choice;
import io.mlpservice.engine.hyperparameter.Hyperparameter;

import java.util.Set;

/** How rows are split into training, validation and test rows. */
public enum SplitType implements Choice {
    /** At random. */
    RANDOM("rows are drawn at random, of each class in proportion with `stratify`", Hyperparameter.VALIDATION_FRACTION,
            Hyperparameter.TEST_FRACTION),
    /** By words. */
    COLUMN("the words in `column` say where each row goes: train or training; validation, valid, val or dev; test, testing or holdout; in any case"),
    /** In time order. */
    TIME("by the numbers or dates in `column`: the earliest rows train, later ones validate, the latest test; rows of the same time stay together",
            Hyperparameter.VALIDATION_FRACTION, Hyperparameter.TEST_FRACTION),
    /** By groups. */
    GROUP("all rows with the same value in `column` stay together; groups are drawn at random, as near to the fractions as whole groups allow",
            Hyperparameter.VALIDATION_FRACTION, Hyperparameter.TEST_FRACTION);

    private final String formula;
    private final Set<Hyperparameter> hyperparameters;

    SplitType(String formula, Hyperparameter... hyperparameters) {
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
