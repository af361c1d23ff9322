package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;

import java.util.List;

/** An optimizer of a block of parameters, with its state. */
public interface BlockOptimizer {
    /**
     * Updates the parameters.
     *
     * @param gradients [1][parameters], unchanged
     */
    void step(Matrix gradients, double learningRate);

    /** See {@link Optimizer#memory()}. */
    default List<Matrix> memory() {
        return List.of();
    }

    /** See {@link Optimizer#resumeAfter}. */
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
