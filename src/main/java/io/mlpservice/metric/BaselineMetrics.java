package io.mlpservice.metric;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mlpservice.engine.metric.Baseline;
import io.mlpservice.engine.metric.Measures.Guess;
import io.mlpservice.engine.metric.Metrics;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a guess that knows nothing of the features reaches: the first two fields are the guess. */
@Schema(description = "What a guess reaches on the same rows that knows nothing of the features: the most frequent class of the training rows, with the share of each class as its probability, or their mean. A model that is no better has learned nothing.")
public record BaselineMetrics(
        @Schema(description = "The most frequent class; null for several targets and for numbers.", example = "setosa") @Nullable String label,
        @Schema(description = "The mean; null for several targets and for classes.", nullable = true) @Nullable Double value,
        @JsonUnwrapped Scores scores) {

    /** The guesses for all targets together. */
    static @Nullable BaselineMetrics of(@Nullable Guess guess) {
        return guess == null ? null : switch (guess.metrics()) {
            case Metrics.Classification c when c.targets().size() == 1 -> of(guess, 0);
            case Metrics.Regression r when r.targets().size() == 1 -> of(guess, 0);
            default -> new BaselineMetrics(null, null, Scores.of(guess.metrics()));
        };
    }

    /** The guess for one target. */
    static @Nullable BaselineMetrics of(@Nullable Guess guess, int target) {
        return guess == null ? null : switch (guess.baseline()) {
            case Baseline.ClassCounts counts -> new BaselineMetrics(counts.label(target), null,
                    Scores.of(((Metrics.Classification) guess.metrics()).targets().get(target).scores()));
            case Baseline.Means(var _, var means) -> new BaselineMetrics(null, Numbers.finite(means.get(target)),
                    Scores.of(((Metrics.Regression) guess.metrics()).targets().get(target).scores()));
        };
    }
}
