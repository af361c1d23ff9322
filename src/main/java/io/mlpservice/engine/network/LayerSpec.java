package io.mlpservice.engine.network;

import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.hyperparameter.Hyperparameter;

/**
 * What one dense layer looks like: s = W a + b, y = activation(s).
 *
 * @param units see {@link Hyperparameter#UNITS}
 * @param learningRateMultiplier see {@link Hyperparameter#LEARNING_RATE_MULTIPLIER}
 */
public record LayerSpec(int units, Activation activation, double learningRateMultiplier) {
    /** Checks the ranges. */
    public LayerSpec {
        Hyperparameter.UNITS.check(units);
        Hyperparameter.LEARNING_RATE_MULTIPLIER.check(learningRateMultiplier);
    }

    /** A layer that learns at the common rate. */
    public LayerSpec(int units, Activation activation) {
        this(units, activation, 1);
    }
}
