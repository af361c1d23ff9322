package io.mlpservice.engine.metric;

import org.jspecify.annotations.Nullable;

/**
 * What a model reaches on some rows.
 *
 * @param guess what its baseline reaches on the same rows; null if the baseline is not known
 */
public record Measures(Metrics metrics, @Nullable Guess guess) {
    /** A baseline and what it reaches. */
    public record Guess(Baseline baseline, Metrics metrics) {}
}
