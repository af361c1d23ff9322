package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.matrix.Matrix;

/**
 * Keeps each vector of weights into a unit (for maxout: into a piece of it) from growing too long.
 *
 * @param longest see {@link Hyperparameter#MAX_NORM}
 */
public record MaxNorm(double longest) {
    /** Checks the range. */
    public MaxNorm {
        Hyperparameter.MAX_NORM.check(longest);
    }

    /** Scales the rows that are too long, in place; [units][inputs]. */
    public void apply(Matrix weights) {
        for (var row = 0; row < weights.rows(); row++) {
            Length.clip(weights, row * weights.columns(), (row + 1) * weights.columns(), longest);
        }
    }
}
