package io.mlpservice.engine.function;

import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.matrix.Matrix;

import java.util.Map;

/**
 * The distance of a row's outputs y from its targets z, with its derivative. m is the number of outputs, s are the sums
 * before the output activation.
 */
public sealed interface Loss permits Loss.OfOutputs, CrossEntropy {
    /** The type of the loss. */
    LossType type();

    /** The hyperparameters and their values. */
    default Map<Hyperparameter, Double> hyperparameters() {
        return Map.of();
    }

    /**
     * The loss of one row. Sums, outputs and targets are [rows][outputs]. The targets of a softmax output must add up
     * to 1.
     */
    double ofRow(Matrix sums, Matrix outputs, Matrix targets, int row);

    /**
     * Σwᵢlᵢ over the rows, without reduction and penalty.
     *
     * @param sums [rows][outputs], before the output activation
     * @param outputs [rows][outputs]
     * @param targets [rows][outputs]
     * @param classes the column of the largest target of each row
     * @param weights wᵢ, one per row
     */
    default double weightedSum(Matrix sums, Matrix outputs, Matrix targets, int[] classes, double[] weights) {
        var total = 0.0;
        for (var row = 0; row < outputs.rows(); row++) {
            total += weights[row] * ofRow(sums, outputs, targets, row);
        }
        return total;
    }

    /** The derivative of a row's loss by one of its outputs; for a cross-entropy, by the sum of that output. */
    double derivative(double output, double target, int outputs);

    /**
     * Computes the derivatives of each row's loss by its outputs; for a cross-entropy, by their sums.
     *
     * @param outputs [rows][outputs]
     * @param targets [rows][outputs]
     * @param gradients [rows][outputs], the result
     */
    default void gradient(Matrix outputs, Matrix targets, Matrix gradients) {
        for (var index = 0; index < outputs.size(); index++) {
            gradients.set(index, derivative(outputs.get(index), targets.get(index), outputs.columns()));
        }
    }

    /** A loss that is a sum over the outputs of a row. */
    sealed interface OfOutputs extends Loss permits Distance, Huber, Quantile {
        /** The contribution of one output to the loss. */
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
     * (1/m) Σ h(y − z), h(d) = ½d² for |d| ≤ δ, else δ(|d| − ½δ): quadratic near the target, linear farther away.
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
     * (1/m) Σ max(q(z − y), (q − 1)(z − y)), minimal where a share q of the targets lies below y. For q = ½, it is half
     * the absolute error.
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
