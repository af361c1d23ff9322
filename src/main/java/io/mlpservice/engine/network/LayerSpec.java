package io.mlpservice.engine.network;

import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.hyperparameter.Hyperparameter;

/**
 * What one dense layer looks like: s = W a + b, normalised over the batch where that is on, y = activation(s), then
 * dropout, then the layer's own input added where it is residual.
 *
 * @param units see {@link Hyperparameter#UNITS}
 * @param batchNormalization whether the sums are normalised over the rows before the activation
 * @param dropout see {@link Hyperparameter#DROPOUT}
 * @param residual whether the layer's input is added to its output; both are of one width
 * @param learningRateMultiplier see {@link Hyperparameter#LEARNING_RATE_MULTIPLIER}
 */
public record LayerSpec(int units, Activation activation, boolean batchNormalization, double dropout, boolean residual,
        double learningRateMultiplier) {
    /** Checks the ranges. */
    public LayerSpec {
        Hyperparameter.UNITS.check(units);
        Hyperparameter.DROPOUT.check(dropout);
        Hyperparameter.LEARNING_RATE_MULTIPLIER.check(learningRateMultiplier);
    }

    /** A plain layer. */
    public LayerSpec(int units, Activation activation, double learningRateMultiplier) {
        this(units, activation, false, 0, false, learningRateMultiplier);
    }

    /** A plain layer that learns at the common rate. */
    public LayerSpec(int units, Activation activation) {
        this(units, activation, 1);
    }

    /** How many weighted sums the layer computes: several a unit for maxout, else one. */
    public int sums() {
        return units * activation.pieces();
    }
}
