package io.mlpservice.engine.metric;

import io.mlpservice.engine.matrix.Precision;
import org.jspecify.annotations.Nullable;

/**
 * What a model reaches on some rows.
 *
 * @param guess what its baseline reaches on the same rows; null if the baseline is not known
 */
public record Measures(Metrics metrics, @Nullable Guess guess) {
    /** Predicted and actual values, residuals and their sizes, in order and sorted. */
    private static final int COPIES = 6;

    /**
     * About how many bytes it takes to measure a model: its outputs, and what its metrics need for one target at a time.
     *
     * @param outputs of the network
     */
    public static long bytes(long rows, int outputs, Precision precision) {
        return rows * ((long) outputs * precision.bytes() + COPIES * Double.BYTES);
    }

    /** A baseline and what it reaches. */
    public record Guess(Baseline baseline, Metrics metrics) {}
}
