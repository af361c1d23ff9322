package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.encoding.TableReader;
import io.mlpservice.engine.encoding.UnsuitableDataException;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How much each row counts in training and validation loss: its class' weight times the number in a column. Metrics count
 * all rows the same.
 *
 * @param classWeights {@link ClassWeights.Equal} for a regression and for several targets
 * @param column numbers of at least 0
 */
public record RowWeighting(ClassWeights classWeights, Optional<String> column) {
    private static final int ORDINARY_EXPONENT = 400;

    /** Every row counts the same. */
    public static final RowWeighting EQUAL = new RowWeighting(new ClassWeights.Equal(), Optional.empty());

    /**
     * The weight of each row of a table.
     *
     * @param labels the classes; none for a regression and for several targets
     * @param classes the class of each row
     * @param trainingRows which balanced class weights follow from
     * @param relative whether only the ratio of the weights matters; then their products do not leave the range of a double
     */
    double[] weights(Table table, List<String> labels, int[] classes, int[] trainingRows, boolean relative) {
        var weights = column.map(name -> numbers(table, name)).orElseGet(() -> ones(table.rowCount()));
        prepare(weights, relative);
        if (!labels.isEmpty()) {
            var ofClass = classWeights.weights(labels, IntStream.of(trainingRows).map(row -> classes[row]).toArray());
            prepare(ofClass, relative);
            Arrays.setAll(weights, row -> weights[row] * ofClass[classes[row]]);
        }
        return weights;
    }

    private static void prepare(double[] weights, boolean relative) {
        if (relative) {
            inRange(weights);
        }
    }

    /**
     * Multiplies weights in place by a power of two where the largest is so large or small that sums or reciprocals could
     * leave the range of a double. Ordinary weights stay as they are.
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
        var numbers = TableReader.numbers(table, name).clone();
        if (Arrays.stream(numbers).anyMatch(number -> number < 0)) {
            throw new UnsuitableDataException("the column \"%s\" holds weights below 0".formatted(name));
        }
        return numbers;
    }

    private static double[] ones(int rows) {
        var ones = new double[rows];
        Arrays.fill(ones, 1);
        return ones;
    }
}
