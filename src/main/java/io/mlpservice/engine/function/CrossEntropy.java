package io.mlpservice.engine.function;

import io.mlpservice.engine.matrix.Matrix;

/**
 * The losses for probabilities. They are computed from the sums s of the output layer, so that finite sums never give
 * an infinite loss. Their derivative by a sum is y − z, without a division by a vanishing probability.
 */
public enum CrossEntropy implements Loss {
    /** −Σ[z ln y + (1 − z) ln(1 − y)] for sigmoid outputs, computed as Σ[max(s, 0) − s·z + ln(1 + exp(−|s|))]. */
    BINARY_CROSS_ENTROPY {
        @Override
        public double ofRow(Matrix sums, Matrix outputs, Matrix targets, int row) {
            var loss = 0.0;
            for (var column = 0; column < sums.columns(); column++) {
                var sum = sums.get(row, column);
                loss += Math.max(sum, 0) - sum * targets.get(row, column)
                        + StrictMath.log1p(StrictMath.exp(-Math.abs(sum)));
            }
            return loss;
        }
    },
    /** −Σ z ln y for softmax outputs, computed as Σ z·(ln Σexp(s) − s). */
    CATEGORICAL_CROSS_ENTROPY {
        @Override
        public double ofRow(Matrix sums, Matrix outputs, Matrix targets, int row) {
            var logOfSum = Probabilities.logSumExp(sums, outputs, row);
            var loss = 0.0;
            for (var column = 0; column < sums.columns(); column++) {
                loss += targets.get(row, column) * (logOfSum - sums.get(row, column));
            }
            return loss;
        }

        // Logarithms are slow, so consecutive rows of equal weight share the logarithm of their joint likelihood. Rows
        // with soft labels have none of their own.
        @Override
        public double weightedSum(Matrix sums, Matrix outputs, Matrix targets, int[] classes,
                double[] weights) {
            var total = 0.0;
            var likelihood = 1.0;
            var weight = 1.0;
            for (var row = 0; row < outputs.rows(); row++) {
                if (weights[row] != weight || likelihood < LEAST_LIKELIHOOD) {
                    total -= weight * StrictMath.log(likelihood);
                    likelihood = 1;
                    weight = weights[row];
                }
                var probability = targets.get(row, classes[row]) == 1 ? outputs.get(row, classes[row]) : 0;
                if (probability > LEAST_PROBABILITY) {
                    likelihood *= probability;
                } else {
                    total += weight * ofRow(sums, outputs, targets, row);
                }
            }
            return total - weight * StrictMath.log(likelihood);
        }
    };

    /** Above these bounds, the product with one more probability is never subnormal. */
    private static final double LEAST_LIKELIHOOD = 1e-250;
    private static final double LEAST_PROBABILITY = 1e-30;

    @Override
    public void gradient(Matrix outputs, Matrix targets, Matrix gradients) {
        gradients.copyFrom(outputs);
        gradients.addScaled(-1, targets);
    }

    @Override
    public double derivative(double output, double target, int outputs) {
        return output - target;
    }

    @Override
    public LossType type() {
        return LossType.valueOf(name());
    }
}
