package io.mlpservice.engine.network;

import io.mlpservice.engine.matrix.Matrix;

/** The weighted sums S = A Wᵀ + b. */
final class Affine {
    private final LayerBlock block;
    private final Matrix weights;
    private final Matrix biases;
    private final Matrix sums;
    private Matrix inputs;

    Affine(LayerBlock block, Matrix parameters, int maximumRows) {
        this.block = block;
        this.weights = block.weights(parameters);
        this.biases = block.biases(parameters);
        this.sums = Matrix.zeros(parameters.precision(), maximumRows, block.layer().sums());
        this.inputs = Matrix.zeros(parameters.precision(), 0, block.inputs());
    }

    Matrix forward(Matrix rows) {
        inputs = rows;
        var result = sums(rows.rows());
        result.setToProductWithTransposed(rows, weights, biases);
        return result;
    }

    /** The rows of the last pass, [rows][inputs]. */
    Matrix inputs() {
        return inputs;
    }

    Matrix weights() {
        return weights;
    }

    Matrix sums(int rows) {
        return sums.firstRows(rows);
    }

    Backward backward(Matrix gradients) {
        return new Backward(gradients);
    }

    /** With G the gradient for the sums: Gᵀ A for the weights, Σ G over the rows for the biases, G W for the inputs. */
    final class Backward {
        private final Matrix weightGradients;
        private final Matrix biasGradients;
        private final Matrix inputGradients;

        private Backward(Matrix gradients) {
            this.weightGradients = block.weights(gradients);
            this.biasGradients = block.biases(gradients);
            var isFirst = block.offset() == 0;
            this.inputGradients = Matrix.zeros(gradients.precision(), isFirst ? 0 : sums.rows(), block.inputs());
        }

        void toParameters(Matrix sumGradients) {
            weightGradients.setToProductOfTransposed(sumGradients, inputs);
            biasGradients.setToSumOfRows(sumGradients);
        }

        Matrix toInputs(Matrix sumGradients) {
            var result = inputGradients.firstRows(sumGradients.rows());
            result.setToProduct(sumGradients, weights);
            return result;
        }

        Matrix weightGradients() {
            return weightGradients;
        }
    }
}
