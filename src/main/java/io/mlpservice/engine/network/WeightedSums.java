package io.mlpservice.engine.network;

import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.MixedMatrix;
import io.mlpservice.engine.matrix.RowBlocks;

/** The weighted sums S = A Wᵀ + b of a layer. */
sealed interface WeightedSums permits Affine, AffineByInput {
    /** The sums of a layer's inputs. */
    static WeightedSums of(LayerBlock block, Matrix parameters, int maximumRows) {
        return block.byInput()
                ? new AffineByInput(block, parameters, maximumRows)
                : new Affine(block, parameters, maximumRows);
    }

    /** Computes the sums, [rows][sums]. */
    Matrix forward(Matrix rows);

    /** Computes the sums for rows that may hold indicators, [rows][sums]. */
    Matrix forward(MixedMatrix rows);

    /** The rows of the last pass as numbers, [rows][inputs]. */
    Matrix inputs();

    /** The weights, as the parameters hold them. */
    Matrix weights();

    /** The sums of the last pass, [rows][sums]. */
    Matrix sums(int rows);

    /** The backward pass, which writes into the gradients of the whole network. */
    Backward backward(Matrix gradients);

    /** With G the gradient for the sums: Gᵀ A for the weights, Σ G over the rows for the biases, G W for the inputs. */
    interface Backward {
        /**
         * Takes the gradient for the weighted sums; those for the weights may be computed only when they are read.
         *
         * @param sumGradients must not change until the gradients have been read
         */
        void toParameters(Matrix sumGradients);

        /** Has all gradients computed. */
        void complete();

        /** Adds the gradient of the penalty to that for the weights. */
        void addPenalty(Penalty penalty);

        /**
         * The gradients in blocks, each computed when it is read.
         *
         * @param completed the blocks of the completed gradients, from the layer's first weight on
         */
        RowBlocks inBlocks(RowBlocks completed);

        /** Computes the gradient for the inputs, [rows][inputs]; not for the first layer. */
        Matrix toInputs(Matrix sumGradients);
    }
}
