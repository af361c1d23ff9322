package io.mlpservice.engine.data;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.MixedMatrix;

import java.util.Arrays;

/**
 * Rows for training or evaluation.
 *
 * @param inputs [rows][inputs]
 * @param targets [rows][outputs], of the same precision
 * @param classes the class of each row, which is the first of its largest targets; not copied
 * @param weights the weight of each row in the loss, at least 0; not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record Samples(MixedMatrix inputs, Matrix targets, int[] classes, double[] weights) {
    /** Checks that inputs, targets and weights match. */
    public Samples {
        if (inputs.rows() != targets.rows() || inputs.precision() != targets.precision()) {
            throw new IllegalArgumentException(
                    "inputs %s do not match targets %s".formatted(inputs.numbers(), targets));
        }
        if (inputs.rows() != weights.length || inputs.rows() != classes.length) {
            throw new IllegalArgumentException(
                    "%d weights and %d classes do not match inputs %s".formatted(weights.length, classes.length,
                            inputs.numbers()));
        }
    }

    /** Rows of the classes that their targets show. */
    public Samples(MixedMatrix inputs, Matrix targets, double[] weights) {
        this(inputs, targets, classes(targets), weights);
    }

    /** Rows whose inputs are all numbers. */
    public Samples(Matrix inputs, Matrix targets, double[] weights) {
        this(MixedMatrix.of(inputs), targets, weights);
    }

    /** Rows of equal weight. */
    public Samples(MixedMatrix inputs, Matrix targets) {
        this(inputs, targets, ones(inputs.rows()));
    }

    /** Rows of equal weight whose inputs are all numbers. */
    public Samples(Matrix inputs, Matrix targets) {
        this(MixedMatrix.of(inputs), targets);
    }

    private static int[] classes(Matrix targets) {
        var classes = new int[targets.rows()];
        Arrays.setAll(classes, targets::indexOfLargest);
        return classes;
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
        return new Samples(inputs.part(from, rows),
                targets.view(from * targets.columns(), rows, targets.columns()),
                Arrays.copyOfRange(classes, from, from + rows), Arrays.copyOfRange(weights, from, from + rows));
    }
}
