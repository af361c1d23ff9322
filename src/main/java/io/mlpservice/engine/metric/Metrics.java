package io.mlpservice.engine.metric;

import java.util.List;

/**
 * How good a model is on some rows. Numbers that are not defined for these rows are {@code NaN}.
 */
public sealed interface Metrics {
    /** How many rows were looked at. */
    int rows();

    /** The loss the model was trained with, without penalty. */
    double loss();

    /**
     * Of a classification; all but the accuracy are means over the targets.
     *
     * @param accuracy share of rows of which every target's class is right
     * @param targets one for a single target too
     */
    record Classification(int rows, double loss, double accuracy, double macroF1, double logLoss, double rocAuc,
            List<TargetClasses> targets) implements Metrics {}

    /**
     * How well the classes of one target are told apart.
     *
     * @param accuracy share of rows whose class is right
     * @param macroF1 mean over the classes of 2·precision·recall/(precision + recall); a class that neither occurs nor is
     *     predicted does not count
     * @param logLoss mean of −ln p(right class), p scaled to add up to 1 over the classes and kept above 10⁻¹⁵
     * @param rocAuc area under the receiver operating characteristic; for more than two classes the mean over each class
     *     against the rest
     * @param confusion [actual class][predicted class], in the order of the labels
     */
    record TargetClasses(String target, double accuracy, double macroF1, double logLoss, double rocAuc,
            List<String> labels, List<List<Integer>> confusion) {}

    /** Of a regression; the measures are means over the targets. */
    record Regression(int rows, double loss, double r2, double rmse, double mae, List<TargetNumbers> targets)
            implements
                Metrics {}

    /**
     * How close the numbers of one target are.
     *
     * @param r2 1 − Σ(y − z)²/Σ(z − mean z)²
     * @param rmse √mean (y − z)², in the target's own unit
     * @param mae mean |y − z|, in the target's own unit
     */
    record TargetNumbers(String target, double r2, double rmse, double mae) {}
}
