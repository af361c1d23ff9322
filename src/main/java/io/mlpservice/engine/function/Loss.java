package io.mlpservice.engine.function;

import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.matrix.Matrix;

import java.util.Map;

/**
 * How far a row's outputs y are from its targets z, beside the derivative. m is how many outputs there are, s are the sums
 * below the output activation.
 */
public sealed interface Loss permits Loss.OfOutputs, CrossEntropy {
    /** Which one it is. */
    LossType type();

    /** The numbers it was made with. */
    default Map<Hyperparameter, Double> hyperparameters() {
        return Map.of();
    }

    /** The loss of one row; sums, outputs and targets are [rows][outputs]. Targets of a softmax output add up to 1. */
    double ofRow(Matrix sums, Matrix outputs, Matrix targets, int row);

    /**
     * Σwᵢlᵢ over the rows, neither divided nor penalized.
     *
     * @param sums [rows][outputs], below the output activation
     * @param outputs [rows][outputs]
     * @param targets [rows][outputs]
     * @param weights wᵢ, one for each row
     */
    default double weightedSum(Matrix sums, Matrix outputs, Matrix targets, double[] weights) {
        var total = 0.0;
        for (var row = 0; row < outputs.rows(); row++) {
            total += weights[row] * ofRow(sums, outputs, targets, row);
        }
        return total;
    }

    /** The derivative of a row's loss by one of its outputs; for a cross-entropy by the sum below that output. */
    double derivative(double output, double target, int outputs);

    /**
     * Computes the derivatives of every row's loss by its outputs, or for a cross-entropy by the sums below them.
     *
     * @param outputs [rows][outputs]
     * @param targets [rows][outputs]
     * @param gradients [rows][outputs], computed
     */
    default void gradient(Matrix outputs, Matrix targets, Matrix gradients) {
        for (var index = 0; index < outputs.size(); index++) {
            gradients.set(index, derivative(outputs.get(index), targets.get(index), outputs.columns()));
        }
    }

    /** A loss that adds up what each output y of the row is off its target z. */
    sealed interface OfOutputs extends Loss permits Distance, Huber, Quantile {
        /** What one output of a row of m outputs adds to the loss. */
        double value(double output, double target, int outputs);

        @Override
        default double ofRow(Matrix sums, Matrix outputs, Matrix targets, int row) {
            var total = 0.0;
            for (var column = 0; column < outputs.columns(); column++) {
                total += value(outputs.get(row, column), targets.get(row, column), outputs.columns());
            }
            return total;
        }
    }

    /**
     * (1/m) Σ h(y − z), h(d) = ½d² for |d| ≤ δ, else δ(|d| − ½δ): squared near the target, linear far from it.
     *
     * @param delta δ, see {@link Hyperparameter#HUBER_DELTA}
     */
    record Huber(double delta) implements OfOutputs {
        /** Checks the range. */
        public Huber {
            Hyperparameter.HUBER_DELTA.check(delta);
        }

        @Override
        public double value(double output, double target, int outputs) {
            var distance = Math.abs(output - target);
            return (distance <= delta ? 0.5 * distance * distance : delta * (distance - 0.5 * delta)) / outputs;
        }

        @Override
        public double derivative(double output, double target, int outputs) {
            return Math.clamp(output - target, -delta, delta) / outputs;
        }

        @Override
        public LossType type() {
            return LossType.HUBER;
        }

        @Override
        public Map<Hyperparameter, Double> hyperparameters() {
            return Map.of(Hyperparameter.HUBER_DELTA, delta);
        }
    }

    /**
     * (1/m) Σ max(q(z − y), (q − 1)(z − y)), smallest where a share q of the targets lies below y; ½ makes it half the
     * absolute error.
     *
     * @param quantile q, see {@link Hyperparameter#QUANTILE}
     */
    record Quantile(double quantile) implements OfOutputs {
        /** Checks the range. */
        public Quantile {
            Hyperparameter.QUANTILE.check(quantile);
        }

        @Override
        public double value(double output, double target, int outputs) {
            var missing = target - output;
            return Math.max(quantile * missing, (quantile - 1) * missing) / outputs;
        }

        @Override
        public double derivative(double output, double target, int outputs) {
            if (output == target) {
                return 0;
            }
            return (output < target ? -quantile : 1 - quantile) / outputs;
        }

        @Override
        public LossType type() {
            return LossType.QUANTILE;
        }

        @Override
        public Map<Hyperparameter, Double> hyperparameters() {
            return Map.of(Hyperparameter.QUANTILE, quantile);
        }
    }
}
