package io.mlpservice.model;

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
        @Schema(example = "0.33") @Nullable Double accuracy, @Schema(example = "0.17") @Nullable Double macroF1,
        @Schema(example = "1.1") @Nullable Double logLoss, @Schema(nullable = true) @Nullable Double r2,
        @Schema(nullable = true) @Nullable Double rmse, @Schema(nullable = true) @Nullable Double mae) {

    /** The guesses for all targets together. */
    static @Nullable BaselineMetrics of(@Nullable Guess guess) {
        return guess == null ? null : switch (guess.metrics()) {
            case Metrics.Classification c when c.targets().size() > 1 -> new BaselineMetrics(null, null,
                    Numbers.finite(c.accuracy()), Numbers.finite(c.macroF1()), Numbers.finite(c.logLoss()), null, null,
                    null);
            case Metrics.Regression r when r.targets().size() > 1 -> new BaselineMetrics(null, null, null, null, null,
                    Numbers.finite(r.r2()), Numbers.finite(r.rmse()), Numbers.finite(r.mae()));
            default -> of(guess, 0);
        };
    }

    /** The guess for one target. */
    static @Nullable BaselineMetrics of(@Nullable Guess guess, int target) {
        return guess == null ? null : switch (guess.baseline()) {
            case Baseline.ClassCounts counts -> {
                var metrics = ((Metrics.Classification) guess.metrics()).targets().get(target);
                yield new BaselineMetrics(counts.label(target), null, Numbers.finite(metrics.accuracy()),
                        Numbers.finite(metrics.macroF1()), Numbers.finite(metrics.logLoss()), null, null, null);
            }
            case Baseline.Means(var _, var means) -> {
                var metrics = ((Metrics.Regression) guess.metrics()).targets().get(target);
                yield new BaselineMetrics(null, Numbers.finite(means.get(target)), null, null, null,
                        Numbers.finite(metrics.r2()), Numbers.finite(metrics.rmse()), Numbers.finite(metrics.mae()));
            }
        };
    }
}
