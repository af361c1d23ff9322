package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.matrix.Matrix;

/**
 * Keeps each vector of weights into a unit (for maxout: into a piece of it) from growing longer than a limit.
 *
 * @param limit see {@link Hyperparameter#MAX_NORM}
 */
public record MaxNorm(double limit) {
    /** Checks the range. */
    public MaxNorm {
        Hyperparameter.MAX_NORM.check(limit);
    }

    /** Scales the rows that are too long, in place; [units][inputs]. */
    public void apply(Matrix weights) {
        for (var row = 0; row < weights.rows(); row++) {
            Length.limit(weights, row * weights.columns(), (row + 1) * weights.columns(), limit);
        }
    }
}
