package io.mlpservice.engine.data;

import io.mlpservice.engine.hyperparameter.Hyperparameter;

/**
 * How rows are split into training, validation and test rows.
 *
 * @param validationFraction see {@link Hyperparameter#VALIDATION_FRACTION}
 * @param testFraction see {@link Hyperparameter#TEST_FRACTION}; the sum of both must be less than 1
 * @param shuffle whether rows are drawn at random; otherwise training gets the first rows and testing the last
 * @param stratify whether each part has about the same class proportions; needs {@code shuffle}
 */
public record SplitSpec(double validationFraction, double testFraction, boolean shuffle, boolean stratify) {
    /** All rows are training rows. */
    public static final SplitSpec NONE = new SplitSpec(0, 0, false, false);

    /** Checks the ranges. */
    public SplitSpec {
        Hyperparameter.VALIDATION_FRACTION.check(validationFraction);
        Hyperparameter.TEST_FRACTION.check(testFraction);
        if (validationFraction + testFraction >= 1) {
            throw new IllegalArgumentException("the sum of the validation and test fractions must be less than 1");
        }
        if (stratify && !shuffle) {
            throw new IllegalArgumentException("stratification needs shuffled rows");
        }
    }

    /** The number of rows in a fraction of them. */
    public static int share(double fraction, int rows) {
        return (int) Math.round(fraction * rows);
    }

    /** The number of training rows that remain after these fractions are held out. */
    public static int trainingRows(double validationFraction, double testFraction, int rows) {
        return rows - share(validationFraction, rows) - share(testFraction, rows);
    }
}
