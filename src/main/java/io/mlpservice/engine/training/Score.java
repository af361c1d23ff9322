package io.mlpservice.engine.training;

import io.mlpservice.engine.matrix.Matrix;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** A familiar measure of how good the outputs are; higher is better. Outputs and targets are [rows][outputs]. */
public enum Score {
    /** The share of rows whose class is correct. */
    ACCURACY {
        @Override
        double of(Matrix outputs, Matrix targets) {
            var right = 0;
            for (var row = 0; row < outputs.rows(); row++) {
                if (classOf(outputs, row) == classOf(targets, row)) {
                    right++;
                }
            }
            return (double) right / outputs.rows();
        }
    },
    /** The share of rows in which every output is on the correct side of one half. */
    SUBSET_ACCURACY {
        @Override
        double of(Matrix outputs, Matrix targets) {
            var right = IntStream.range(0, outputs.rows()).filter(row -> IntStream.range(0, outputs.columns())
                    .allMatch(column -> isHigh(outputs, row, column) == isHigh(targets, row, column))).count();
            return (double) right / outputs.rows();
        }
    },
    /** {@link #rSquared} averaged over the outputs. */
    R2 {
        @Override
        double of(Matrix outputs, Matrix targets) {
            var total = 0.0;
            for (var column = 0; column < targets.columns(); column++) {
                var fixed = column;
                total += rSquared(targets.rows(), row -> outputs.get(row, fixed), row -> targets.get(row, fixed));
            }
            return total / targets.columns();
        }
    };

    abstract double of(Matrix outputs, Matrix targets);

    /**
     * The predicted class of a row: the index of the largest output, where ties go to the first. A single output is the
     * probability of class 1, which must exceed one half.
     */
    public static int classOf(Matrix outputs, int row) {
        if (outputs.columns() == 1) {
            return isHigh(outputs, row, 0) ? 1 : 0;
        }
        var best = 0;
        for (var column = 1; column < outputs.columns(); column++) {
            if (outputs.get(row, column) > outputs.get(row, best)) {
                best = column;
            }
        }
        return best;
    }

    private static boolean isHigh(Matrix outputs, int row, int column) {
        return outputs.get(row, column) > 0.5;
    }

    /**
     * R² = 1 − Σ(y − z)²/Σ(z − mean z)²; {@code NaN} if all targets are equal, which a rounded variance would not show.
     *
     * @param outputs y by row
     * @param targets z by row
     */
    public static double rSquared(int rows, IntToDoubleFunction outputs, IntToDoubleFunction targets) {
        var first = targets.applyAsDouble(0);
        var mean = 0.0;
        var varies = false;
        for (var row = 0; row < rows; row++) {
            mean += targets.applyAsDouble(row) / rows;
            varies |= targets.applyAsDouble(row) != first;
        }
        var unexplained = 0.0;
        var variation = 0.0;
        for (var row = 0; row < rows; row++) {
            var target = targets.applyAsDouble(row);
            var error = outputs.applyAsDouble(row) - target;
            unexplained += error * error;
            variation += (target - mean) * (target - mean);
        }
        return varies ? 1 - unexplained / variation : Double.NaN;
    }
}
