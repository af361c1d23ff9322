package io.mlpservice.engine.network;

import io.mlpservice.engine.matrix.Matrix;

/** One function of a layer, with its buffers. */
interface Stage {
    /**
     * Computes the outputs of a batch.
     *
     * @param inputs [rows][inputs], unchanged
     * @return [rows][outputs], valid until the next call
     */
    Matrix forward(Matrix inputs, Pass pass);

    /**
     * The backward pass, with its own buffers.
     *
     * @param gradients the row that receives the parameter gradients of the whole network
     */
    Backward backward(Matrix gradients);

    /** The backward pass through a stage. */
    interface Backward {
        /**
         * Computes the gradients for the stage's parameters, if any, and for its inputs, for the rows of the last
         * forward pass.
         *
         * @param outputGradients [rows][outputs], unchanged
         * @return [rows][inputs], valid until the next call
         */
        Matrix run(Matrix outputGradients);
    }
}
