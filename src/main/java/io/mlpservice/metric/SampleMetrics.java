package io.mlpservice.metric;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
import java.util.stream.IntStream;

/** How good a model is on some rows. */
@Schema(description = "How good a model is on some rows; measures that do not apply to its task are null. All but the accuracy are means over several targets.")
public record SampleMetrics(@Schema(description = "How many rows were measured.", example = "30") int rowCount,
        @Schema(description = "The training's loss, without penalty. Each row counts once, as in all metrics: the losses of epochs count the weights of rows and classes too.", example = "0.08") @Nullable Double loss,
        @JsonUnwrapped Scores scores,
        @Schema(description = "Of a single classification target with at most 100 classes; of more see the model's `confusion-matrix`. Those of several targets are in `per_target`.") @Nullable ConfusionMatrix confusionMatrix,
        @Schema(description = "Of a single classification target: ten bins of equal width, of two classes by the probability of the second, else by that of the predicted class; those of several are in `per_target`.") @Nullable List<ReliabilityBin> calibration,
        @Schema(description = "Of a single target of a regression; those of several are in `per_target`.") @Nullable ResidualSpread residualQuantiles,
        @Nullable BaselineMetrics baseline,
        @Schema(description = "Of a single classification target, in the order of its classes; those of several are in `per_target`.") @Nullable List<ClassScore> perClass,
        @Schema(description = "The same for each target of a regression and for each of several classification targets; null for a single classification target.") @Nullable List<TargetMetrics> perTarget) {

    /** What the engine measured; what is not defined for the rows is null. */
    public static SampleMetrics of(Measures measures) {
        var metrics = measures.metrics();
        var targets = perTarget(measures);
        var only = targets.size() == 1 ? targets.getFirst() : null;
        return new SampleMetrics(metrics.rows(), Numbers.finite(metrics.loss()), Scores.of(metrics),
                only == null ? null : only.confusionMatrix(), only == null ? null : only.calibration(),
                only == null ? null : only.residualQuantiles(), BaselineMetrics.of(measures.guess()),
                only == null ? null : only.perClass(),
                only != null && metrics instanceof Metrics.Classification ? null : targets);
    }

    private static List<TargetMetrics> perTarget(Measures measures) {
        return switch (measures.metrics()) {
            case Metrics.Classification classification ->
                IntStream.range(0, classification.targets().size()).mapToObj(index -> TargetMetrics
                        .of(classification.targets().get(index), BaselineMetrics.of(measures.guess(), index))).toList();
            case Metrics.Regression regression ->
                IntStream.range(0, regression.targets().size()).mapToObj(index -> TargetMetrics
                        .of(regression.targets().get(index), BaselineMetrics.of(measures.guess(), index))).toList();
        };
    }

    /** What may be unintended: a model that is no better than a guess, or that never predicts a class. */
    @JsonIgnore
    public List<String> warnings() {
        return rowCount < MetricWarnings.FEWEST_ROWS ? List.of() : MetricWarnings.of(List.of(this));
    }

    /** The metrics of each target. A single classification target has no name here. */
    public List<TargetMetrics> targets() {
        return perTarget == null
                ? List.of(new TargetMetrics("", scores, confusionMatrix, calibration, residualQuantiles, baseline,
                        perClass))
                : perTarget;
    }

    /** The guess that these rows would teach, if they are the training rows; empty if too little is known of them. */
    Optional<Baseline> baseline(ModelSchema schema) {
        if (schema.task() == Task.REGRESSION) {
            var means = targets().stream().map(TargetMetrics::baseline).filter(Objects::nonNull)
                    .map(BaselineMetrics::value).filter(Objects::nonNull).toList();
            return means.size() == schema.targets().size()
                    ? Optional.of(new Baseline.Means(schema.targets(), means))
                    : Optional.empty();
        }
        var counts = targets().stream().map(TargetMetrics::support).flatMap(Optional::stream).toList();
        return counts.size() == schema.targets().size()
                ? Optional.of(new Baseline.ClassCounts(schema.targets(), counts))
                : Optional.empty();
    }
}
