package io.mlpservice.engine.metric;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How far the predicted classes agree with the actual ones beyond chance. Chance is what the same predictions reach on
 * average when they are dealt to the rows in random order.
 */
public final class Agreement {
    private Agreement() {}

    /**
     * The number of correct predictions above its mean under chance, in standard deviations. With n rows, of which
     * aᵢ have class i and pᵢ are predicted as such, and S = Σaᵢpᵢ, the mean is S/n and the variance
     * (S² − nΣaᵢpᵢ(aᵢ + pᵢ) + n²S)/(n²(n − 1)).
     *
     * @param confusion [actual class][predicted class]
     * @return 0 if all rows have the same class or the same prediction
     */
    public static double aboveChance(List<List<Integer>> confusion) {
        var predicted = new int[confusion.size()];
        confusion.forEach(
                row -> IntStream.range(0, predicted.length).forEach(label -> predicted[label] += row.get(label)));
        return aboveChance(IntStream.range(0, predicted.length).map(label -> confusion.get(label).get(label)).sum(),
                confusion.stream().mapToInt(row -> row.stream().mapToInt(Integer::intValue).sum()).toArray(),
                predicted);
    }

    /**
     * The same of a model whose confusion matrix is not known.
     *
     * @param hits the number of correct predictions
     * @param actual the number of rows of each class
     * @param predicted the number of rows that are predicted as each class
     */
    public static double aboveChance(int hits, int[] actual, int[] predicted) {
        var rows = (double) Arrays.stream(actual).sum();
        var products = sum(actual.length, label -> (double) actual[label] * predicted[label]);
        var cubes = sum(actual.length,
                label -> (double) actual[label] * predicted[label] * ((double) actual[label] + predicted[label]));
        var scaledVariance = products * products - rows * cubes + rows * rows * products;
        return scaledVariance <= 0
                ? 0
                : (rows * hits - products) * Math.sqrt(rows - 1) / Math.sqrt(scaledVariance);
    }

    private static double sum(int classes, IntToDoubleFunction ofClass) {
        return IntStream.range(0, classes).mapToDouble(ofClass).sum();
    }
}
