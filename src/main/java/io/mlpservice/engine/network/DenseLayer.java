package io.mlpservice.engine.network;

import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.matrix.Matrix;

/** One dense layer over parameters that belong to its network, with buffers for the rows that pass through. */
final class DenseLayer {
    private final Activation activation;
    private final Matrix weights;
    private final Matrix biases;
    private final Matrix sums;
    private final Matrix outputs;

    DenseLayer(Activation activation, LayerBlock block, Matrix parameters, int maximumRows) {
        this.activation = activation;
        this.weights = block.weights(parameters);
        this.biases = block.biases(parameters);
        this.sums = Matrix.zeros(parameters.precision(), maximumRows, block.units());
        this.outputs = Matrix.zeros(parameters.precision(), maximumRows, block.units());
    }

    /** S = A Wᵀ + b, Y = activation(S). */
    Matrix forward(Matrix inputs) {
        var rows = inputs.rows();
        sums(rows).setToProductWithTransposed(inputs, weights);
        sums(rows).addToEachRow(biases);
        activation.forward(sums(rows), outputs(rows));
        return outputs(rows);
    }

    /** From the gradient by the outputs to the gradient by the sums, in place. */
    void backwardThroughActivation(Matrix gradients) {
        activation.backward(sums(gradients.rows()), outputs(gradients.rows()), gradients);
    }

    /** From the gradient by the sums to the gradient by the inputs. */
    void backwardToInputs(Matrix sumGradients, Matrix inputGradients) {
        inputGradients.setToProduct(sumGradients, weights);
    }

    Matrix weights() {
        return weights;
    }

    Matrix sums(int rows) {
        return sums.firstRows(rows);
    }

    Matrix outputs(int rows) {
        return outputs.firstRows(rows);
    }
}
