package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.data.TableReader;
import io.mlpservice.engine.data.UnsuitableDataException;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The weight of each row in the training and validation loss: the weight of its class times its number in a column.
 * Metrics ignore weights.
 *
 * @param classWeights {@link ClassWeights.Equal} for a regression and for several targets
 * @param column the name of the column, whose numbers are at least 0; empty for factors of 1
 */
public record RowWeighting(ClassWeights classWeights, Optional<String> column) {
    private static final int ORDINARY_EXPONENT = 400;

    /** All rows have the weight 1. */
    public static final RowWeighting EQUAL = new RowWeighting(new ClassWeights.Equal(), Optional.empty());

    /**
     * The weight of each row of a table.
     *
     * @param labels the labels of the classes; none for a regression and for several targets
     * @param classes the class of each row; −1 for a row that is left out
     * @param trainingRows the rows whose classes determine balanced class weights
     * @param relative whether only the ratios of weights matter, so that they may be rescaled to avoid overflow
     */
    double[] weights(Table table, List<String> labels, int[] classes, int[] trainingRows, boolean relative) {
        var weights = column.map(name -> numbers(table, name)).orElseGet(() -> ones(table.rowCount()));
        rescale(weights, relative);
        if (!labels.isEmpty()) {
            var ofClass = classWeights.weights(labels, IntStream.of(trainingRows).map(row -> classes[row]).toArray());
            rescale(ofClass, relative);
            Arrays.setAll(weights, row -> classes[row] < 0 ? 0 : weights[row] * ofClass[classes[row]]);
        }
        return weights;
    }

    private static void rescale(double[] weights, boolean relative) {
        if (relative) {
            inRange(weights);
        }
    }

    /**
     * Multiplies the weights in place by a power of two if the largest is so large or small that sums or reciprocals
     * could overflow. Does not change ordinary weights.
     */
    static double[] inRange(double[] weights) {
        var largest = Arrays.stream(weights).max().orElse(0);
        var exponent = Math.getExponent(largest);
        if (largest > 0 && Math.abs(exponent) > ORDINARY_EXPONENT) {
            Arrays.setAll(weights, row -> Math.scalb(weights[row], -exponent));
        }
        return weights;
    }

    private static double[] numbers(Table table, String name) {
        var missing = TableReader.column(table, name).missing();
        if (missing > 0) {
            throw UnsuitableDataException.missing(name, missing);
        }
        var numbers = TableReader.numbers(table, name).clone();
        if (Arrays.stream(numbers).anyMatch(number -> number < 0)) {
            throw new UnsuitableDataException("the column \"%s\" contains weights below 0".formatted(name));
        }
        return numbers;
    }

    private static double[] ones(int rows) {
        var ones = new double[rows];
        Arrays.fill(ones, 1);
        return ones;
    }
}
