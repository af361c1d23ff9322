package io.mlpservice.engine.network;

import io.mlpservice.engine.matrix.Matrix;

/** One of the functions that a layer is made of, with buffers for the rows that pass through it. */
interface Stage {
    /**
     * Passes rows through.
     *
     * @param inputs [rows][inputs], unchanged
     * @return [rows][outputs], valid until the next call
     */
    Matrix forward(Matrix inputs, Pass pass);

    /**
     * The pass back, with buffers of its own.
     *
     * @param gradients the row that the gradients by the whole network's parameters are written to
     */
    Backward backward(Matrix gradients);

    /** The pass back through a stage. */
    interface Backward {
        /**
         * Computes the gradients for the rows that were the last to pass forward: by the stage's parameters, if it has any,
         * and by its inputs.
         *
         * @param outputGradients [rows][outputs], unchanged
         * @return [rows][inputs], valid until the next call
         */
        Matrix run(Matrix outputGradients);
    }
}
