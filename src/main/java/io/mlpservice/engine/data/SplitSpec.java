package io.mlpservice.engine.data;

import io.mlpservice.engine.hyperparameter.Hyperparameter;

/**
 * How rows are divided into those to learn from and those held out.
 *
 * @param validationFraction see {@link Hyperparameter#VALIDATION_FRACTION}
 * @param testFraction see {@link Hyperparameter#TEST_FRACTION}; both together are less than 1
 * @param shuffle whether rows are drawn at random; otherwise the first ones are for training, the last ones for testing
 * @param stratify whether every part has the same share of each class; needs {@code shuffle}
 */
public record SplitSpec(double validationFraction, double testFraction, boolean shuffle, boolean stratify) {
    /** All rows are for training. */
    public static final SplitSpec NONE = new SplitSpec(0, 0, false, false);

    /** Checks the ranges. */
    public SplitSpec {
        Hyperparameter.VALIDATION_FRACTION.check(validationFraction);
        Hyperparameter.TEST_FRACTION.check(testFraction);
        if (validationFraction + testFraction >= 1) {
            throw new IllegalArgumentException("the fractions held out add up to less than 1");
        }
        if (stratify && !shuffle) {
            throw new IllegalArgumentException("rows are stratified only when they are shuffled");
        }
    }

    /** How many of that many rows are for validation. */
    public int validationRows(int rows) {
        return (int) Math.round(validationFraction * rows);
    }

    /** How many of that many rows are for testing. */
    public int testRows(int rows) {
        return (int) Math.round(testFraction * rows);
    }

    /** How many of that many rows are left for training. */
    public int trainingRows(int rows) {
        return rows - validationRows(rows) - testRows(rows);
    }
}
