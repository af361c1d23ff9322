package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.matrix.Matrix;

/**
 * Limits the norm of each unit's incoming weights (for maxout, of each piece's).
 *
 * @param longest see {@link Hyperparameter#MAX_NORM}
 */
public record MaxNorm(double longest) {
    /** Checks the range. */
    public MaxNorm {
        Hyperparameter.MAX_NORM.check(longest);
    }

    /** Scales each column that exceeds the limit, in place, [inputs][units]. */
    public void applyToColumns(Matrix weights) {
        for (var column = 0; column < weights.columns(); column++) {
            var length = lengthOfColumn(weights, column);
            for (var row = 0; length > longest && row < weights.rows(); row++) {
                weights.set(row, column, weights.get(row, column) * (longest / length));
            }
        }
    }

    private static double lengthOfColumn(Matrix weights, int column) {
        var squares = 0.0;
        for (var row = 0; row < weights.rows(); row++) {
            squares += weights.get(row, column) * weights.get(row, column);
        }
        return Math.sqrt(squares);
    }

    /** Scales each row that exceeds the limit, in place, [units][inputs]. */
    public void apply(Matrix weights) {
        for (var row = 0; row < weights.rows(); row++) {
            Length.clip(weights, row * weights.columns(), (row + 1) * weights.columns(), longest);
        }
    }
}
