package io.mlpservice.column;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Numbers in ascending order.
 *
 * @param numbers finite; not copied
 * @param count how many of them count, at least 1
 */
@SuppressWarnings("ArrayRecordComponent")
record SortedNumbers(double[] numbers, int count) {
    double min() {
        return numbers[0];
    }

    double max() {
        return numbers[count - 1];
    }

    /** The number of different values; −0 is 0. */
    int distinct() {
        var distinct = 1;
        for (var index = 1; index < count; index++) {
            if (numbers[index] != numbers[index - 1]) {
                distinct++;
            }
        }
        return distinct;
    }

    /** The first quartile, the median and the third quartile. */
    List<Double> quartiles() {
        return DoubleStream.of(0.25, 0.5, 0.75).map(this::quantile).boxed().toList();
    }

    /** The value at q(n − 1), counted from 0, on the straight line between its neighbors. */
    private double quantile(double q) {
        var place = q * (count - 1);
        var below = numbers[(int) place];
        var above = numbers[Math.min((int) place + 1, count - 1)];
        var part = place - (int) place;
        var step = above - below;
        return Double.isFinite(step) ? below + step * part : below * (1 - part) + above * part;
    }

    /** The frequencies in bins of equal width, no more bins than there are different values. */
    Histogram histogram(int distinct) {
        var edges = edges(Math.min(distinct, Histogram.MOST_BINS));
        var counts = new int[edges.length - 1];
        var bin = 0;
        for (var index = 0; index < count; index++) {
            while (bin < counts.length - 1 && numbers[index] >= edges[bin + 1]) {
                bin++;
            }
            counts[bin]++;
        }
        return new Histogram(Arrays.stream(edges).boxed().toList(), IntStream.of(counts).boxed().toList());
    }

    /** From the smallest to the largest number. Halves do not overflow, whatever the numbers. */
    private double[] edges(int bins) {
        var half = min() / 2;
        var width = (max() / 2 - half) / bins;
        var edges = IntStream.rangeClosed(0, bins).mapToDouble(edge -> 2 * (half + edge * width)).toArray();
        edges[bins] = max();
        edges[0] = min();
        return edges;
    }
}
