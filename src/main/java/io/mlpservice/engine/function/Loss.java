package io.mlpservice.engine.function;

import io.mlpservice.engine.matrix.Matrix;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How far a row's outputs y are from its targets z, beside the gradient. m is how many outputs there are, s are the sums
 * below the output activation.
 */
public enum Loss {
    HALF_SQUARED_ERROR("½ Σ(y − z)²") {
        @Override
        public double ofRow(Matrix sums, Matrix outputs, Matrix targets, int row) {
            return 0.5 * squaredDistance(outputs, targets, row);
        }

        @Override
        double derivative(double difference, int outputs) {
            return difference;
        }
    },
    SQUARED_ERROR("Σ(y − z)²") {
        @Override
        public double ofRow(Matrix sums, Matrix outputs, Matrix targets, int row) {
            return squaredDistance(outputs, targets, row);
        }

        @Override
        double derivative(double difference, int outputs) {
            return 2 * difference;
        }
    },
    MEAN_SQUARED_ERROR("(1/m) Σ(y − z)²") {
        @Override
        public double ofRow(Matrix sums, Matrix outputs, Matrix targets, int row) {
            return squaredDistance(outputs, targets, row) / outputs.columns();
        }

        @Override
        double derivative(double difference, int outputs) {
            return 2 * difference / outputs;
        }
    },
    /** Computed from the sums: max(s, 0) − s·z + ln(1 + exp(−|s|)), finite for every finite sum. */
    BINARY_CROSS_ENTROPY("−Σ[z ln y + (1 − z) ln(1 − y)]") {
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

        @Override
        double derivative(double difference, int outputs) {
            return difference;
        }
    },
    /** Computed from the sums: Σz·(ln Σexp(s) − s), finite for every finite sum. */
    CATEGORICAL_CROSS_ENTROPY("−Σ z ln y") {
        @Override
        public double ofRow(Matrix sums, Matrix outputs, Matrix targets, int row) {
            var logOfSum = Activation.logSumExp(sums, row);
            var loss = 0.0;
            for (var column = 0; column < sums.columns(); column++) {
                loss += targets.get(row, column) * (logOfSum - sums.get(row, column));
            }
            return loss;
        }

        @Override
        double derivative(double difference, int outputs) {
            return difference;
        }
    };

    private static final Set<Loss> CROSS_ENTROPIES = EnumSet.of(BINARY_CROSS_ENTROPY, CATEGORICAL_CROSS_ENTROPY);

    private final String formula;

    Loss(String formula) {
        this.formula = formula;
    }

    /** The loss of a row, as one would write it on paper. */
    public String formula() {
        return formula;
    }

    /** Whether the loss measures probabilities of classes; the others measure distances. */
    public boolean isCrossEntropy() {
        return CROSS_ENTROPIES.contains(this);
    }

    /** The output activations that this loss makes sense with. */
    public Set<Activation> outputActivations() {
        return switch (this) {
            case BINARY_CROSS_ENTROPY -> EnumSet.of(Activation.SIGMOID);
            case CATEGORICAL_CROSS_ENTROPY -> EnumSet.of(Activation.SOFTMAX);
            case HALF_SQUARED_ERROR, SQUARED_ERROR, MEAN_SQUARED_ERROR -> EnumSet.allOf(Activation.class);
        };
    }

    /** The losses that make sense with an output activation. */
    public static List<Loss> suiting(Activation output) {
        return Arrays.stream(values()).filter(loss -> loss.outputActivations().contains(output)).toList();
    }

    /** The loss of one row; sums, outputs and targets are [rows][outputs]. Targets of a softmax output add up to 1. */
    public abstract double ofRow(Matrix sums, Matrix outputs, Matrix targets, int row);

    /**
     * Computes the gradient of the loss by the output layer's sums; all matrices are [rows][outputs]. The cross-entropies
     * and their activations cancel each other out, which leaves y − z: no division by a vanishing probability.
     *
     * @param scale factor on every row's loss: 1/rows for a mean over the rows, 1 for a sum
     */
    public void gradient(Activation activation, Matrix sums, Matrix outputs, Matrix targets, double scale,
            Matrix gradients) {
        var columns = outputs.columns();
        for (var index = 0; index < outputs.size(); index++) {
            gradients.set(index, scale * derivative(outputs.get(index) - targets.get(index), columns));
        }
        if (!isCrossEntropy()) {
            activation.backward(sums, outputs, gradients);
        }
    }

    /** The derivative by an output; for a cross-entropy by the sum below it. */
    abstract double derivative(double difference, int outputs);

    private static double squaredDistance(Matrix outputs, Matrix targets, int row) {
        var total = 0.0;
        for (var column = 0; column < outputs.columns(); column++) {
            var difference = outputs.get(row, column) - targets.get(row, column);
            total += difference * difference;
        }
        return total;
    }
}
