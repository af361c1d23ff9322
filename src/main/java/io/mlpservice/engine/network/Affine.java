package io.mlpservice.engine.network;

import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.MixedMatrix;
import io.mlpservice.engine.matrix.RowBlocks;

/** The weighted sums of a layer whose weights are kept as [sums][inputs]. */
final class Affine implements WeightedSums {
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

    @Override
    public Matrix forward(MixedMatrix rows) {
        return forward(rows.numbers());
    }

    @Override
    public Matrix forward(Matrix rows) {
        inputs = rows;
        var result = sums(rows.rows());
        result.setToProductWithTransposed(rows, weights, biases);
        return result;
    }

    @Override
    public Matrix inputs() {
        return inputs;
    }

    @Override
    public Matrix weights() {
        return weights;
    }

    @Override
    public Matrix sums(int rows) {
        return sums.firstRows(rows);
    }

    @Override
    public WeightedSums.Backward backward(Matrix gradients) {
        return new Backward(gradients);
    }

    private final class Backward implements WeightedSums.Backward {
        private final Matrix weightGradients;
        private final Matrix biasGradients;
        private final Matrix inputGradients;

        Backward(Matrix gradients) {
            this.weightGradients = block.weights(gradients);
            this.biasGradients = block.biases(gradients);
            var isFirst = block.offset() == 0;
            this.inputGradients = Matrix.zeros(gradients.precision(), isFirst ? 0 : sums.rows(), block.inputs());
        }

        @Override
        public void toParameters(Matrix sumGradients) {
            weightGradients.setToProductOfTransposed(sumGradients, inputs);
            biasGradients.setToSumOfRows(sumGradients);
        }

        @Override
        public Matrix toInputs(Matrix sumGradients) {
            var result = inputGradients.firstRows(sumGradients.rows());
            result.setToProduct(sumGradients, weights);
            return result;
        }

        @Override
        public void complete() {
            // complete from the beginning
        }

        @Override
        public void addPenalty(Penalty penalty) {
            penalty.addGradient(weights, weightGradients);
        }

        @Override
        public RowBlocks inBlocks(RowBlocks completed) {
            return completed;
        }
    }
}
