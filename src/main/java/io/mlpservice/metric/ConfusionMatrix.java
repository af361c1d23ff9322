package io.mlpservice.metric;

import io.mlpservice.engine.metric.Metrics;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/** How often each class was taken for which. */
public record ConfusionMatrix(@Schema(description = "The classes.") List<String> labels,
        @Schema(description = "One row a true class, one column a predicted class.", example = "[[10, 0], [1, 9]]") List<List<Integer>> counts) {

    private static final int MOST_CLASSES_IN_METRICS = 100;

    /** The number of rows of each class. */
    List<Integer> support() {
        return counts.stream().map(row -> row.stream().mapToInt(Integer::intValue).sum()).toList();
    }

    /** Whether metrics may contain it; larger ones have an operation of their own. */
    public static boolean isBrief(Metrics.TargetClasses metrics) {
        return metrics.labels().size() <= MOST_CLASSES_IN_METRICS;
    }

    /** The confusion matrix of a target. */
    public static ConfusionMatrix of(Metrics.TargetClasses metrics) {
        return new ConfusionMatrix(metrics.labels(), metrics.confusion());
    }
}
