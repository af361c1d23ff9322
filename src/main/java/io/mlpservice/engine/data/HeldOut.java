package io.mlpservice.engine.data;

import io.mlpservice.engine.hyperparameter.Hyperparameter;

/**
 * The fractions of the rows that are held out.
 *
 * @param validation see {@link Hyperparameter#VALIDATION_FRACTION}
 * @param test see {@link Hyperparameter#TEST_FRACTION}; the sum of both must be less than 1
 */
public record HeldOut(double validation, double test) {
    /** All rows are for training. */
    public static final HeldOut NOTHING = new HeldOut(0, 0);

    /** Checks the ranges. */
    public HeldOut {
        Hyperparameter.VALIDATION_FRACTION.check(validation);
        Hyperparameter.TEST_FRACTION.check(test);
        if (validation + test >= 1) {
            throw new IllegalArgumentException("the sum of the validation and test fractions must be less than 1");
        }
    }

    /** The number of rows in a fraction of them. */
    public static int share(double fraction, int rows) {
        return (int) Math.round(fraction * rows);
    }

    /** The number of rows to hold out for validation. */
    public int validationRows(int rows) {
        return share(validation, rows);
    }

    /** The number of rows to hold out for the test. */
    public int testRows(int rows) {
        return share(test, rows);
    }

    /** The number of rows that remain for training. */
    public int trainingRows(int rows) {
        return rows - validationRows(rows) - testRows(rows);
    }
}
