package io.mlpservice.engine.training;

import io.mlpservice.engine.matrix.Matrix;

/** How good outputs are, in a number that people know; larger is better. Outputs and targets are [rows][outputs]. */
public enum Score {
    /** The share of rows whose class is right. */
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
    /** R² = 1 − Σ(y − z)²/Σ(z − mean z)², averaged over the outputs; NaN where the targets do not vary. */
    R2 {
        @Override
        double of(Matrix outputs, Matrix targets) {
            var total = 0.0;
            for (var column = 0; column < targets.columns(); column++) {
                total += rSquared(outputs, targets, column);
            }
            return total / targets.columns();
        }
    };

    abstract double of(Matrix outputs, Matrix targets);

    /**
     * The class that a row of outputs stands for: the largest of several, the first of equals; a single output is the
     * probability of class 1, which needs more than one half.
     */
    public static int classOf(Matrix outputs, int row) {
        if (outputs.columns() == 1) {
            return outputs.get(row, 0) > 0.5 ? 1 : 0;
        }
        var best = 0;
        for (var column = 1; column < outputs.columns(); column++) {
            if (outputs.get(row, column) > outputs.get(row, best)) {
                best = column;
            }
        }
        return best;
    }

    private static double rSquared(Matrix outputs, Matrix targets, int column) {
        var mean = 0.0;
        for (var row = 0; row < targets.rows(); row++) {
            mean += targets.get(row, column) / targets.rows();
        }
        var unexplained = 0.0;
        var variation = 0.0;
        for (var row = 0; row < targets.rows(); row++) {
            var target = targets.get(row, column);
            unexplained += (outputs.get(row, column) - target) * (outputs.get(row, column) - target);
            variation += (target - mean) * (target - mean);
        }
        return 1 - unexplained / variation;
    }
}
