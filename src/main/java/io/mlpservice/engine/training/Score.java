package io.mlpservice.engine.training;

import java.util.function.IntToDoubleFunction;

/** A familiar measure of how good the outputs are; higher is better. Outputs and targets are [rows][outputs]. */
public enum Score {
    /** The share of rows whose class is correct. */
    ACCURACY,
    /** The share of rows in which every output is on the correct side of one half. */
    SUBSET_ACCURACY,
    /** {@link #rSquared} averaged over the outputs. */
    R2;

    /**
     * R² = 1 − Σ(y − z)²/Σ(z − mean z)²; {@code NaN} if all targets are equal, which a rounded variance would not show.
     *
     * @param outputs y by row
     * @param targets z by row
     */
    public static double rSquared(int rows, IntToDoubleFunction outputs, IntToDoubleFunction targets) {
        var unexplained = 0.0;
        for (var row = 0; row < rows; row++) {
            var error = outputs.applyAsDouble(row) - targets.applyAsDouble(row);
            unexplained += error * error;
        }
        return 1 - unexplained / variation(rows, targets);
    }

    /** Σ(z − mean z)²; {@code NaN} if all targets z are equal. */
    static double variation(int rows, IntToDoubleFunction targets) {
        var first = targets.applyAsDouble(0);
        var mean = 0.0;
        var varies = false;
        for (var row = 0; row < rows; row++) {
            mean += targets.applyAsDouble(row) / rows;
            varies |= targets.applyAsDouble(row) != first;
        }
        var variation = 0.0;
        for (var row = 0; row < rows; row++) {
            var distance = targets.applyAsDouble(row) - mean;
            variation += distance * distance;
        }
        return varies ? variation : Double.NaN;
    }
}
