package io.mlpservice.engine.data;

import io.mlpservice.engine.matrix.Matrix;

import java.util.Arrays;

/**
 * Rows that a network learns from or is measured by.
 *
 * @param inputs [rows][inputs]
 * @param targets [rows][outputs], of the same precision
 * @param weights how much each row counts in the loss, at least 0; not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record Samples(Matrix inputs, Matrix targets, double[] weights) {
    /** Checks that there is a row of targets and a weight for each row of inputs. */
    public Samples {
        if (inputs.rows() != targets.rows() || inputs.precision() != targets.precision()) {
            throw new IllegalArgumentException("inputs %s do not fit targets %s".formatted(inputs, targets));
        }
        if (inputs.rows() != weights.length) {
            throw new IllegalArgumentException("%d weights do not fit inputs %s".formatted(weights.length, inputs));
        }
    }

    /** Rows that all count the same. */
    public Samples(Matrix inputs, Matrix targets) {
        this(inputs, targets, ones(inputs.rows()));
    }

    private static double[] ones(int rows) {
        var ones = new double[rows];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** How many rows there are. */
    public int rows() {
        return inputs.rows();
    }

    /** The sum of the weights, added from first to last. */
    public double totalWeight() {
        var total = 0.0;
        for (var weight : weights) {
            total += weight;
        }
        return total;
    }

    /** Some consecutive rows; the matrices are views. */
    public Samples part(int from, int rows) {
        return new Samples(inputs.view(from * inputs.columns(), rows, inputs.columns()),
                targets.view(from * targets.columns(), rows, targets.columns()),
                Arrays.copyOfRange(weights, from, from + rows));
    }
}
