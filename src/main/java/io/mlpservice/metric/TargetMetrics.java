package io.mlpservice.metric;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mlpservice.engine.metric.Metrics;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

@Schema(description = "How good the answers for one target are; measures that do not apply to the task are null.")
public record TargetMetrics(@Schema(description = "The target's column.", example = "progression") String target,
        @JsonUnwrapped Scores scores, @Nullable ConfusionMatrix confusionMatrix,
        @Schema(description = "Of classes: ten bins of equal width.") @Nullable List<ReliabilityBin> calibration,
        @Nullable ResidualSpread residualQuantiles, @Nullable BaselineMetrics baseline,
        @Schema(description = "Of classes, in their order.") @Nullable List<ClassScore> perClass) {

    /** The number of rows of each class; empty for numbers. */
    Optional<List<Integer>> support() {
        return perClass == null
                ? Optional.ofNullable(confusionMatrix).map(ConfusionMatrix::support)
                : Optional.of(perClass.stream().map(ClassScore::support).toList());
    }

    static TargetMetrics of(Metrics.TargetClasses metrics, @Nullable BaselineMetrics baseline) {
        return new TargetMetrics(metrics.target(), Scores.of(metrics.scores()),
                ConfusionMatrix.isBrief(metrics) ? ConfusionMatrix.of(metrics) : null,
                metrics.calibration().stream().map(ReliabilityBin::of).toList(), null, baseline,
                metrics.classes().stream().map(ClassScore::of).toList());
    }

    static TargetMetrics of(Metrics.TargetNumbers metrics, @Nullable BaselineMetrics baseline) {
        return new TargetMetrics(metrics.target(), Scores.of(metrics.scores()), null, null,
                ResidualSpread.of(metrics.residuals()), baseline, null);
    }
}
