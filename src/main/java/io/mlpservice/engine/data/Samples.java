package io.mlpservice.engine.data;

import io.mlpservice.engine.matrix.Matrix;

import java.util.Arrays;

/**
 * Rows for training or evaluation.
 *
 * @param inputs [rows][inputs]
 * @param targets [rows][outputs], of the same precision
 * @param weights the weight of each row in the loss, at least 0; not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record Samples(Matrix inputs, Matrix targets, double[] weights) {
    /** Checks that inputs, targets and weights match. */
    public Samples {
        if (inputs.rows() != targets.rows() || inputs.precision() != targets.precision()) {
            throw new IllegalArgumentException("inputs %s do not match targets %s".formatted(inputs, targets));
        }
        if (inputs.rows() != weights.length) {
            throw new IllegalArgumentException("%d weights do not match inputs %s".formatted(weights.length, inputs));
        }
    }

    /** Rows of equal weight. */
    public Samples(Matrix inputs, Matrix targets) {
        this(inputs, targets, ones(inputs.rows()));
    }

    private static double[] ones(int rows) {
        var ones = new double[rows];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** The number of rows. */
    public int rows() {
        return inputs.rows();
    }

    /** The sum of the weights, added in order. */
    public double totalWeight() {
        var total = 0.0;
        for (var weight : weights) {
            total += weight;
        }
        return total;
    }

    /** A range of rows. The matrices are views. */
    public Samples part(int from, int rows) {
        return new Samples(inputs.view(from * inputs.columns(), rows, inputs.columns()),
                targets.view(from * targets.columns(), rows, targets.columns()),
                Arrays.copyOfRange(weights, from, from + rows));
    }
}
