package io.mlpservice.training.run;

import io.mlpservice.column.DatasetColumn;
import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.dataset.Dataset;
import io.mlpservice.engine.scaling.TargetScaling;
import io.mlpservice.metric.ModelMetrics;
import io.mlpservice.metric.TargetMetrics;
import io.mlpservice.platform.problem.Messages;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Notices targets whose logarithm may be learned where they themselves were not: few large values outweigh all others. */
final class SkewedTargets {
    /** A model that explains less of a target than this is poor. */
    private static final double POOR = 0.3;
    /** Of an exponential distribution the mean is 1.44 times the median. */
    private static final double STRONG = 1.5;

    private SkewedTargets() {}

    /** A sentence for each of these targets that a model predicts poorly. */
    static List<String> warnings(TrainingConfiguration configuration, Dataset dataset, ModelMetrics metrics) {
        if (configuration.preprocessing().target() == TargetScaling.LOG) {
            return List.of();
        }
        return metrics.measured().stream().limit(1).map(metrics::of).map(Objects::requireNonNull)
                .flatMap(fairest -> fairest.targets().stream()).filter(SkewedTargets::isPoor)
                .flatMap(target -> skew(target.target(), dataset)).toList();
    }

    private static boolean isPoor(TargetMetrics target) {
        var explained = target.scores().r2();
        return explained != null && explained < POOR;
    }

    private static Stream<String> skew(String target, Dataset dataset) {
        return dataset.columns().stream().filter(column -> column.name().equals(target))
                .flatMap(column -> skew(column).stream());
    }

    private static Optional<String> skew(DatasetColumn column) {
        var quartiles = column.quartiles();
        if (quartiles == null || column.min() == null || column.min() < 0 || column.mean() == null
                || column.mean() <= STRONG * quartiles.get(1)) {
            return Optional.empty();
        }
        return Optional.of(
                "A few large values of the target '%s' outweigh the others: its mean is %.4g, its median %.4g. Try 'preprocessing.target': 'log', with which the model learns by how many times values differ."
                        .formatted(Messages.shortened(column.name()), column.mean(), quartiles.get(1)));
    }
}
