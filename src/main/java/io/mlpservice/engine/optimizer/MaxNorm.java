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
        var squares = new double[weights.columns()];
        for (var index = 0; index < weights.size(); index++) {
            squares[index % squares.length] += weights.get(index) * weights.get(index);
        }
        for (var column = 0; column < squares.length; column++) {
            var length = Math.sqrt(squares[column]);
            for (var row = 0; length > longest && row < weights.rows(); row++) {
                weights.set(row, column, weights.get(row, column) * (longest / length));
            }
        }
    }

    /** Scales each row that exceeds the limit, in place, [units][inputs]. */
    public void apply(Matrix weights) {
        for (var row = 0; row < weights.rows(); row++) {
            Length.clip(weights, row * weights.columns(), (row + 1) * weights.columns(), longest);
        }
    }
}
