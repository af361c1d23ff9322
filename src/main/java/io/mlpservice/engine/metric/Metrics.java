package io.mlpservice.engine.metric;

import java.util.List;

/** The metrics of a model on a set of rows. Undefined values are {@code NaN}. */
public sealed interface Metrics {
    /** The number of rows. */
    int rows();

    /** The loss that the model was trained with, without the penalty. */
    double loss();

    /**
     * The metrics of a classification.
     *
     * @param scores of all targets together: means over the targets, except of the accuracy, which is the share of rows
     *     for which the classes of all targets are correct
     * @param targets one entry per target, also for a single one
     */
    record Classification(int rows, double loss, ClassificationScores scores,
            List<TargetClasses> targets) implements Metrics {}

    /**
     * The metrics of one classification target.
     *
     * @param classes the metrics of each class, in the order of the labels
     * @param calibration ten bins; of two classes for the probability of the second, else for that of the predicted class
     * @param confusion [actual class][predicted class], in the order of the labels; empty for more than 1,000 classes
     */
    record TargetClasses(String target, ClassificationScores scores, List<String> labels, List<ClassMetrics> classes,
            List<CalibrationBin> calibration, List<List<Integer>> confusion) {}

    /**
     * The metrics of a regression.
     *
     * @param scores means over the targets
     */
    record Regression(int rows, double loss, RegressionScores scores, List<TargetNumbers> targets) implements Metrics {}

    /** The metrics of one regression target. */
    record TargetNumbers(String target, RegressionScores scores, ResidualQuantiles residuals) {}
}
