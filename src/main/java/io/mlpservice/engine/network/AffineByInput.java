package io.mlpservice.engine.network;

import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.MixedMatrix;
import io.mlpservice.engine.matrix.RowBlocks;
import io.mlpservice.engine.matrix.TransposedMixedProduct;

/**
 * The weighted sums of a first layer whose weights are kept as [inputs][sums]: numbers are multiplied by their weights,
 * and an indicator adds one row of weights.
 */
final class AffineByInput implements WeightedSums {
    private final LayerBlock block;
    private final Matrix weights;
    private final Matrix biases;
    private final Matrix sums;
    private MixedMatrix inputs;
    /** The weights of the inputs that are numbers, [numbers][sums]. */
    private Matrix ofNumbers;

    AffineByInput(LayerBlock block, Matrix parameters, int maximumRows) {
        this.block = block;
        this.weights = block.weights(parameters);
        this.biases = block.biases(parameters);
        this.sums = Matrix.zeros(parameters.precision(), maximumRows, block.layer().sums());
        this.ofNumbers = sums.firstRows(0);
        this.inputs = MixedMatrix.of(Matrix.zeros(parameters.precision(), 0, block.inputs()));
    }

    @Override
    public Matrix forward(Matrix rows) {
        return forward(MixedMatrix.of(rows));
    }

    @Override
    public Matrix forward(MixedMatrix rows) {
        inputs = rows;
        var result = sums(rows.rows());
        if (rows.numbers().columns() == 0) {
            result.setRowsTo(biases);
        } else {
            if (ofNumbers.rows() != rows.numbers().columns()) {
                ofNumbers = Matrix.zeros(weights.precision(), rows.numbers().columns(), weights.columns());
            }
            ofNumbers.gatherRows(weights, rows.places(), 0);
            result.setToProduct(rows.numbers(), ofNumbers, biases);
        }
        result.addProduct(rows.indicators(), weights);
        return result;
    }

    @Override
    public Matrix inputs() {
        return inputs.copyTo(Matrix.zeros(weights.precision(), inputs.rows(), inputs.columns()));
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

    /** The backward pass. A first layer passes no gradients to its inputs. */
    private final class Backward implements WeightedSums.Backward {
        private final Matrix weightGradients;
        private final Matrix biasGradients;
        private final TransposedMixedProduct product;
        /** Those for the last weights, which do not fill a block. */
        private final Matrix lastWeightGradients;
        private boolean isComplete = true;
        /** Whether an optimizer reads the gradients in blocks. */
        private boolean isReadInBlocks;

        Backward(Matrix gradients) {
            this.weightGradients = block.weights(gradients);
            this.biasGradients = block.biases(gradients);
            this.product = new TransposedMixedProduct(gradients.precision(), weights.rows(), weights.columns());
            var last = weights.size() % RowBlocks.LENGTH;
            this.lastWeightGradients = weightGradients.view(weights.size() - last, 1, last);
        }

        @Override
        public void toParameters(Matrix sumGradients) {
            product.set(inputs, sumGradients);
            if (isReadInBlocks) {
                product.sort();
            }
            biasGradients.setToSumOfRows(sumGradients);
            isComplete = false;
        }

        @Override
        public void complete() {
            if (!isComplete) {
                product.copyTo(weightGradients);
                isComplete = true;
            }
        }

        @Override
        public void addPenalty(Penalty penalty) {
            if (!penalty.equals(Penalty.NONE)) {
                complete();
                penalty.addGradient(weights, weightGradients);
            }
        }

        @Override
        public RowBlocks inBlocks(RowBlocks completed) {
            isReadInBlocks = true;
            return number -> block(completed, number);
        }

        private Matrix block(RowBlocks completed, int number) {
            var from = number * RowBlocks.LENGTH;
            var left = weights.size() - from;
            if (isComplete || left <= 0) {
                return completed.block(number);
            }
            if (left >= RowBlocks.LENGTH) {
                return product.block(from);
            }
            product.copyTo(lastWeightGradients, from);
            return completed.block(number);
        }

        @Override
        public Matrix toInputs(Matrix sumGradients) {
            throw new UnsupportedOperationException("the first layer passes no gradients on");
        }
    }
}
