package io.mlpservice.metric;

import io.mlpservice.engine.metric.Measures;
import io.mlpservice.engine.metric.Metrics;
import io.mlpservice.engine.metric.Metrics.TargetClasses;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What was measured of a classification target and is too large for its metrics.
 *
 * @param classes the curves of each class, in their order
 * @param confusionMatrix null if the metrics have it, or if there are too many classes
 */
public record TargetDetails(String target, List<ClassCurves> classes, @Nullable ConfusionMatrix confusionMatrix) {
    /** Those of each target; none of a regression. */
    static List<TargetDetails> of(Measures measures) {
        return measures.metrics() instanceof Metrics.Classification classification
                ? classification.targets().stream().map(TargetDetails::of).toList()
                : List.of();
    }

    private static TargetDetails of(TargetClasses target) {
        return new TargetDetails(target.target(), target.classes().stream().map(ClassCurves::of).toList(),
                ConfusionMatrix.isBrief(target) || target.confusion().isEmpty()
                        ? null
                        : ConfusionMatrix.of(target));
    }
}
