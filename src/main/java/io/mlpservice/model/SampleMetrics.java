package io.mlpservice.model;

import io.mlpservice.engine.metric.Metrics;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** How good a model is on some rows: the first group of measures is for classifications, the second for regressions. */
@Schema(description = "How good a model is on some rows; measures that do not apply to its task are null.")
public record SampleMetrics(@Schema(description = "How many rows were measured.", example = "30") int rowCount,
        @Schema(description = "The training's loss, without penalty.", example = "0.08") @Nullable Double loss,
        @Schema(description = "Share of rows whose label is right; of several targets the share of rows whose labels are all right.", example = "0.97") @Nullable Double accuracy,
        @Schema(description = "Mean of the classes' F1 scores; of several targets the mean of theirs.", example = "0.97") @Nullable Double macroF1,
        @Schema(description = "Mean of -ln of the right class's probability; of several targets the mean of theirs.", example = "0.08") @Nullable Double logLoss,
        @Schema(description = "Area under the ROC curve; of more than two classes the mean of each against the rest, of several targets the mean of theirs.", nullable = true) @Nullable Double rocAuc,
        @Schema(description = "Of a single classification target; those of several are in `per_target`.") @Nullable ConfusionMatrix confusionMatrix,
        @Schema(description = "Coefficient of determination, averaged over the targets.", nullable = true) @Nullable Double r2,
        @Schema(description = "Root mean squared error in the targets' unit.", nullable = true) @Nullable Double rmse,
        @Schema(description = "Mean absolute error in the targets' unit.", nullable = true) @Nullable Double mae,
        @Schema(description = "The same for each target of a regression and for each of several classification targets; null for a single classification target.") @Nullable List<TargetMetrics> perTarget) {

    /** What the engine measured; what is not defined for the rows is null. */
    public static SampleMetrics of(Metrics metrics) {
        return switch (metrics) {
            case Metrics.Classification c -> new SampleMetrics(c.rows(), number(c.loss()), number(c.accuracy()),
                    number(c.macroF1()), number(c.logLoss()), number(c.rocAuc()),
                    c.targets().size() == 1 ? ConfusionMatrix.of(c.targets().getFirst()) : null, null, null, null,
                    c.targets().size() == 1 ? null : c.targets().stream().map(TargetMetrics::of).toList());
            case Metrics.Regression r -> new SampleMetrics(r.rows(), number(r.loss()), null, null, null, null, null,
                    number(r.r2()), number(r.rmse()), number(r.mae()),
                    r.targets().stream().map(TargetMetrics::of).toList());
        };
    }

    private static @Nullable Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** How often each class was taken for which. */
    public record ConfusionMatrix(@Schema(description = "The classes.") List<String> labels,
            @Schema(description = "One row a true class, one column a predicted class.", example = "[[10, 0], [1, 9]]") List<List<Integer>> counts) {

        static ConfusionMatrix of(Metrics.TargetClasses metrics) {
            return new ConfusionMatrix(metrics.labels(), metrics.confusion());
        }
    }

    /** How good the answers for one target are: the first group of measures is for classes, the second for numbers. */
    @Schema(description = "How good the answers for one target are; measures that do not apply to the task are null.")
    public record TargetMetrics(@Schema(description = "The target's column.", example = "progression") String target,
            @Schema(description = "Share of rows whose label is right.", nullable = true) @Nullable Double accuracy,
            @Schema(description = "Mean of the classes' F1 scores.", nullable = true) @Nullable Double macroF1,
            @Schema(description = "Mean of -ln of the right class's probability.", nullable = true) @Nullable Double logLoss,
            @Schema(description = "Area under the ROC curve.", nullable = true) @Nullable Double rocAuc,
            @Nullable ConfusionMatrix confusionMatrix,
            @Schema(example = "0.49") @Nullable Double r2, @Schema(example = "54.3") @Nullable Double rmse,
            @Schema(example = "43.9") @Nullable Double mae) {

        static TargetMetrics of(Metrics.TargetClasses metrics) {
            return new TargetMetrics(metrics.target(), number(metrics.accuracy()), number(metrics.macroF1()),
                    number(metrics.logLoss()), number(metrics.rocAuc()), ConfusionMatrix.of(metrics), null, null, null);
        }

        static TargetMetrics of(Metrics.TargetNumbers metrics) {
            return new TargetMetrics(metrics.target(), null, null, null, null, null, number(metrics.r2()),
                    number(metrics.rmse()), number(metrics.mae()));
        }
    }
}
