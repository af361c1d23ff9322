package io.mlpservice.engine.metric;

import java.util.List;

/** The metrics of a model on a set of rows. Undefined values are {@code NaN}. */
public sealed interface Metrics {
    /** The number of rows. */
    int rows();

    /** The loss that the model was trained with, without the penalty. */
    double loss();

    /**
     * The metrics of a classification. All but the accuracy are means over the targets.
     *
     * @param accuracy share of rows for which the classes of all targets are correct
     * @param targets one entry per target, also for a single one
     */
    record Classification(int rows, double loss, double accuracy, double macroF1, double logLoss, double rocAuc,
            List<TargetClasses> targets) implements Metrics {}

    /**
     * The metrics of one classification target.
     *
     * @param accuracy share of rows whose class is correct
     * @param macroF1 mean over the classes of 2·precision·recall/(precision + recall); classes that neither occur nor
     *     are predicted are ignored
     * @param logLoss mean of −ln p(actual class), where p is normalized to a sum of 1 over the classes and at least
     *     10⁻¹⁵
     * @param rocAuc area under the receiver operating characteristic; for more than two classes, the mean over each
     *     class against the rest
     * @param classes the metrics of each class, in the order of the labels
     * @param confusion [actual class][predicted class], in the order of the labels
     */
    record TargetClasses(String target, double accuracy, double macroF1, double logLoss, double rocAuc,
            List<String> labels, List<ClassMetrics> classes, List<List<Integer>> confusion) {}

    /** The metrics of a regression, as means over the targets. */
    record Regression(int rows, double loss, double r2, double rmse, double mae, List<TargetNumbers> targets)
            implements
                Metrics {}

    /**
     * The metrics of one regression target.
     *
     * @param r2 1 − Σ(y − z)²/Σ(z − mean z)²
     * @param rmse √mean (y − z)², in the target's own unit
     * @param mae mean |y − z|, in the target's own unit
     */
    record TargetNumbers(String target, double r2, double rmse, double mae) {}
}
