package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.matrix.Matrix;

import java.util.List;

/** A running optimizer with its parameters, their gradients and its state. */
public interface Optimizer {
    /** Updates the parameters with the current gradients. */
    void step(double learningRate);

    /**
     * Its state, as rows that are used in place. A new optimizer that gets a copy of them and {@link #resumeAfter}
     * takes the same steps as this one.
     */
    List<Matrix> memory();

    /** Sets the number of steps taken so far. */
    void resumeAfter(long steps);
}
