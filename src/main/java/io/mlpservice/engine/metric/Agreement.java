package io.mlpservice.engine.metric;

import java.util.List;
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
        var classes = confusion.size();
        var actual = confusion.stream().mapToDouble(Agreement::sum).toArray();
        var predicted = new double[classes];
        confusion.forEach(row -> IntStream.range(0, classes).forEach(label -> predicted[label] += row.get(label)));
        var rows = IntStream.range(0, classes).mapToDouble(label -> actual[label]).sum();
        var products = IntStream.range(0, classes).mapToDouble(label -> actual[label] * predicted[label]).sum();
        var cubes = IntStream.range(0, classes)
                .mapToDouble(label -> actual[label] * predicted[label] * (actual[label] + predicted[label])).sum();
        var hits = IntStream.range(0, classes).mapToDouble(label -> confusion.get(label).get(label)).sum();
        var scaledVariance = products * products - rows * cubes + rows * rows * products;
        return scaledVariance <= 0
                ? 0
                : (rows * hits - products) * Math.sqrt(rows - 1) / Math.sqrt(scaledVariance);
    }

    private static double sum(List<Integer> counts) {
        return counts.stream().mapToDouble(Integer::doubleValue).sum();
    }
}
