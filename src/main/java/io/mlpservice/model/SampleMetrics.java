package io.mlpservice.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.metric.Baseline;
import io.mlpservice.engine.metric.Measures;
import io.mlpservice.engine.metric.Metrics;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
        @Nullable BaselineMetrics baseline,
        @Schema(description = "Of a single classification target, in the order of its classes; those of several are in `per_target`.") @Nullable List<ClassScore> perClass,
        @Schema(description = "The same for each target of a regression and for each of several classification targets; null for a single classification target.") @Nullable List<TargetMetrics> perTarget) {

    /** What the engine measured; what is not defined for the rows is null. */
    public static SampleMetrics of(Measures measures) {
        var baseline = BaselineMetrics.of(measures.guess());
        return switch (measures.metrics()) {
            case Metrics.Classification c -> new SampleMetrics(c.rows(), Numbers.finite(c.loss()),
                    Numbers.finite(c.accuracy()), Numbers.finite(c.macroF1()), Numbers.finite(c.logLoss()),
                    Numbers.finite(c.rocAuc()), only(c.targets(), ConfusionMatrix::of), null, null, null, baseline,
                    only(c.targets(), TargetMetrics::classes), c.targets().size() == 1 ? null : perTarget(measures));
            case Metrics.Regression r -> new SampleMetrics(r.rows(), Numbers.finite(r.loss()), null, null, null, null,
                    null, Numbers.finite(r.r2()), Numbers.finite(r.rmse()), Numbers.finite(r.mae()), baseline, null,
                    perTarget(measures));
        };
    }

    /** What may be unintended: a model that is no better than a guess, or that never predicts a class. */
    @JsonIgnore
    public List<String> warnings() {
        return rowCount < MetricWarnings.FEWEST_ROWS ? List.of() : MetricWarnings.of(List.of(this));
    }

    private static <T> @Nullable T only(List<Metrics.TargetClasses> targets, Function<Metrics.TargetClasses, T> part) {
        return targets.size() == 1 ? part.apply(targets.getFirst()) : null;
    }

    private static List<TargetMetrics> perTarget(Measures measures) {
        return switch (measures.metrics()) {
            case Metrics.Classification(var _, var _, var _, var _, var _, var _, var targets) ->
                IntStream.range(0, targets.size()).mapToObj(index -> TargetMetrics.of(targets.get(index),
                        BaselineMetrics.of(measures.guess(), index))).toList();
            case Metrics.Regression(var _, var _, var _, var _, var _, var targets) ->
                IntStream.range(0, targets.size()).mapToObj(index -> TargetMetrics.of(targets.get(index),
                        BaselineMetrics.of(measures.guess(), index))).toList();
        };
    }

    /** The guess that these rows would teach, if they are the training rows; empty if too little is known of them. */
    Optional<Baseline> baseline(ModelSchema schema) {
        if (schema.task() == Task.REGRESSION) {
            var means = targets().map(TargetMetrics::baseline).filter(Objects::nonNull).map(BaselineMetrics::value)
                    .filter(Objects::nonNull).toList();
            return means.size() == schema.targets().size()
                    ? Optional.of(new Baseline.Means(schema.targets(), means))
                    : Optional.empty();
        }
        var matrices = confusionMatrix == null
                ? targets().map(TargetMetrics::confusionMatrix).filter(Objects::nonNull)
                : Stream.of(confusionMatrix);
        var counts = matrices.map(ConfusionMatrix::support).toList();
        return counts.size() == schema.targets().size()
                ? Optional.of(new Baseline.ClassCounts(schema.targets(), counts))
                : Optional.empty();
    }

    private Stream<TargetMetrics> targets() {
        return perTarget == null ? Stream.empty() : perTarget.stream();
    }

    /** How often each class was taken for which. */
    public record ConfusionMatrix(@Schema(description = "The classes.") List<String> labels,
            @Schema(description = "One row a true class, one column a predicted class.", example = "[[10, 0], [1, 9]]") List<List<Integer>> counts) {

        /** The number of rows of each class. */
        List<Integer> support() {
            return counts.stream().map(row -> row.stream().mapToInt(Integer::intValue).sum()).toList();
        }

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
            @Schema(example = "43.9") @Nullable Double mae, @Nullable BaselineMetrics baseline,
            @Schema(description = "Of classes, in their order.") @Nullable List<ClassScore> perClass) {

        static TargetMetrics of(Metrics.TargetClasses metrics, @Nullable BaselineMetrics baseline) {
            return new TargetMetrics(metrics.target(), Numbers.finite(metrics.accuracy()),
                    Numbers.finite(metrics.macroF1()), Numbers.finite(metrics.logLoss()),
                    Numbers.finite(metrics.rocAuc()), ConfusionMatrix.of(metrics), null, null, null, baseline,
                    classes(metrics));
        }

        static TargetMetrics of(Metrics.TargetNumbers metrics, @Nullable BaselineMetrics baseline) {
            return new TargetMetrics(metrics.target(), null, null, null, null, null, Numbers.finite(metrics.r2()),
                    Numbers.finite(metrics.rmse()), Numbers.finite(metrics.mae()), baseline, null);
        }

        private static List<ClassScore> classes(Metrics.TargetClasses metrics) {
            return metrics.classes().stream().map(ClassScore::of).toList();
        }
    }
}
