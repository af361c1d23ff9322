package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;

import java.util.List;

/** A running optimizer with its parameters, their gradients and its state. */
public interface Optimizer {
    /** Updates the parameters with the current gradients. */
    void step(double learningRate);

    /**
     * Its state, as rows that are used in place. A new optimizer that gets a copy of them and {@link #resumeAfter}
     * takes the same steps as this one.
     */
    default List<Matrix> memory() {
        return List.of();
    }

    /** Sets the number of steps taken so far. */
    default void resumeAfter(long steps) {}

    /** Sets tiny numbers to 0, because Java cannot flush subnormal numbers and arithmetic on them is slow. */
    static double flushed(double state, Precision precision) {
        var smallest = switch (precision) {
            case FLOAT32 -> 1e-30;
            case FLOAT64 -> 1e-290;
        };
        return Math.abs(state) < smallest ? 0 : state;
    }
}
