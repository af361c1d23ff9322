package io.mlpservice.exchange.go;

import io.mlpservice.engine.function.ActivationType;

/** The activations of the Go program, one for all layers of a network. */
public enum GoActivation {
    /** 1/(1 + exp(−s)). */
    SIGMOID(ActivationType.SIGMOID),
    /** The hyperbolic tangent. */
    TANH(ActivationType.TANH);

    private final ActivationType type;

    GoActivation(ActivationType type) {
        this.type = type;
    }

    ActivationType type() {
        return type;
    }
}
