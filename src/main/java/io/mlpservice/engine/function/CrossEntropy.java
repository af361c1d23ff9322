package io.mlpservice.engine.function;

import io.mlpservice.engine.matrix.Matrix;

/**
 * The losses of probabilities. They are computed from the sums s below the output activation, so that finite sums never
 * give an infinite loss; their derivative by a sum is y − z, with no division by a vanishing probability.
 */
public enum CrossEntropy implements Loss {
    /** −Σ[z ln y + (1 − z) ln(1 − y)] of sigmoid outputs, computed as Σ[max(s, 0) − s·z + ln(1 + exp(−|s|))]. */
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
    /** −Σ z ln y of a softmax output, computed as Σ z·(ln Σexp(s) − s). */
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
    };

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
