package io.mlpservice.engine.metric;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How good the predicted classes and probabilities are. Undefined values are {@code NaN}.
 *
 * @param accuracy share of rows whose class is correct
 * @param balancedAccuracy mean recall of the classes that rows have
 * @param macroF1 mean over the classes of 2·precision·recall/(precision + recall); classes that neither occur nor are
 *     predicted are ignored
 * @param logLoss mean of −ln p(actual class), where p is normalized to a sum of 1 over the classes and at least 10⁻¹⁵;
 *     probabilities that are all 0 count as equal
 * @param brierScore of two classes the mean of (p − y)², where p is the probability of the second class and y is 1 if
 *     the row has it, else 0; of more classes the mean over the rows of the sum over the classes of (p − y)²
 * @param rocAuc area under the receiver operating characteristic of the second of two classes, or the mean over each
 *     class against the rest
 * @param averagePrecision of the second of two classes, or the mean over each class against the rest; see {@link Ranking}
 */
public record ClassificationScores(double accuracy, double balancedAccuracy, double macroF1, double logLoss,
        double brierScore, double rocAuc, double averagePrecision) {

    /**
     * The means over several targets, except of the accuracy.
     *
     * @param accuracy share of rows for which the classes of all targets are correct
     */
    static ClassificationScores mean(double accuracy, List<ClassificationScores> targets) {
        return new ClassificationScores(accuracy, mean(targets, ClassificationScores::balancedAccuracy),
                mean(targets, ClassificationScores::macroF1), mean(targets, ClassificationScores::logLoss),
                mean(targets, ClassificationScores::brierScore), mean(targets, ClassificationScores::rocAuc),
                mean(targets, ClassificationScores::averagePrecision));
    }

    private static double mean(List<ClassificationScores> targets, ToDoubleFunction<ClassificationScores> score) {
        return targets.stream().mapToDouble(score).average().orElseThrow();
    }
}
