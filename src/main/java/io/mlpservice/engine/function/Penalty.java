package io.mlpservice.engine.function;

import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.matrix.Matrix;

/**
 * The L1 and L2 penalty on weights, l1·Σ|w| + (l2/2)·Σw², with its gradient. It is added once per batch.
 *
 * @param l1 see {@link Hyperparameter#L1}
 * @param l2 see {@link Hyperparameter#L2}
 */
public record Penalty(double l1, double l2) {
    /** No penalty. */
    public static final Penalty NONE = new Penalty(0, 0);

    /** Checks the ranges. */
    public Penalty {
        Hyperparameter.L1.check(l1);
        Hyperparameter.L2.check(l2);
    }

    /** The penalty on the weights. */
    public double of(Matrix weights) {
        var sum = 0.0;
        for (var index = 0; index < weights.size(); index++) {
            var weight = weights.get(index);
            sum += l1 * Math.abs(weight) + l2 / 2 * weight * weight;
        }
        return sum;
    }

    /** Adds l1·sign(w) + l2·w to the gradients; the sign of 0 is 0. */
    public void addGradient(Matrix weights, Matrix gradients) {
        if (this.equals(NONE)) {
            return;
        }
        gradients.addScaled(l2, weights);
        for (var index = 0; l1 > 0 && index < weights.size(); index++) {
            gradients.set(index, gradients.get(index) + l1 * Math.signum(weights.get(index)));
        }
    }
}
