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

    /** How many of that many rows a fraction is. */
    public static int share(double fraction, int rows) {
        return (int) Math.round(fraction * rows);
    }

    /** How many of that many rows are left to train on when these fractions are held out. */
    public static int trainingRows(double validationFraction, double testFraction, int rows) {
        return rows - share(validationFraction, rows) - share(testFraction, rows);
    }
}
