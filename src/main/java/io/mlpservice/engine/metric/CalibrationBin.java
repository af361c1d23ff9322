package io.mlpservice.engine.metric;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The rows for which a model gives an event a probability in some range, and how often it occurs for them.
 *
 * @param from the end of the range below, which belongs to it only if it is 0
 * @param to its end above, which belongs to it
 * @param rows the number of these rows
 * @param meanProbability the mean of their probabilities; {@code NaN} without rows
 * @param frequency the share of them for which the event occurs; {@code NaN} without rows
 */
public record CalibrationBin(double from, double to, int rows, double meanProbability, double frequency) {
    private static final int BINS = 10;

    /** Ten bins of equal width. */
    static List<CalibrationBin> of(int rows, IntToDoubleFunction probability, IntPredicate occurs) {
        var counts = new int[BINS];
        var events = new int[BINS];
        var sums = new double[BINS];
        for (var row = 0; row < rows; row++) {
            var value = probability.applyAsDouble(row);
            var bin = Math.clamp((int) Math.ceil(value * BINS) - 1, 0, BINS - 1);
            counts[bin]++;
            events[bin] += occurs.test(row) ? 1 : 0;
            sums[bin] += value;
        }
        return IntStream.range(0, BINS).mapToObj(bin -> new CalibrationBin((double) bin / BINS,
                (bin + 1.0) / BINS, counts[bin], sums[bin] / counts[bin], (double) events[bin] / counts[bin])).toList();
    }
}
