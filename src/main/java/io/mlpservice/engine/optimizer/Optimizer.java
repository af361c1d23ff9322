package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;

import java.util.List;

/** A running optimizer: it knows the parameters it changes, their gradients, and what it remembers of earlier steps. */
public interface Optimizer {
    /** Changes the parameters by their present gradients. */
    void step(double learningRate);

    /**
     * What it remembers of earlier steps, as rows that are used in place: with them copied, and {@link #resumeAfter} called,
     * an optimizer at its start goes on as this one would.
     */
    default List<Matrix> memory() {
        return List.of();
    }

    /** Counts as if it had made so many steps. */
    default void resumeAfter(long steps) {}

    /** Java cannot flush subnormal numbers, and arithmetic on them is slow: what has almost faded is gone. */
    static double flushed(double state, Precision precision) {
        var smallest = switch (precision) {
            case FLOAT32 -> 1e-30;
            case FLOAT64 -> 1e-290;
        };
        return Math.abs(state) < smallest ? 0 : state;
    }
}
