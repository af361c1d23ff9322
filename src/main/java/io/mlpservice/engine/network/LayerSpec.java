package io.mlpservice.engine.network;

import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.hyperparameter.Hyperparameter;

/**
 * The specification of one dense layer: s = W a + b, then optional batch normalization, y = activation(s), then
 * optional dropout and residual connection.
 *
 * @param units see {@link Hyperparameter#UNITS}
 * @param batchNormalization whether the sums are normalized over the batch before the activation
 * @param dropout see {@link Hyperparameter#DROPOUT}
 * @param residual whether the layer's input is added to its output; needs as many units as inputs
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

    /** A plain layer with a learning rate multiplier of 1. */
    public LayerSpec(int units, Activation activation) {
        this(units, activation, 1);
    }

    /** The number of weighted sums: one per unit, or several for maxout. */
    public int sums() {
        return units * activation.pieces();
    }
}
