package io.mlpservice.metric;

import io.mlpservice.engine.metric.ClassificationScores;
import io.mlpservice.engine.metric.Metrics;
import io.mlpservice.engine.metric.RegressionScores;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How good answers are, each in one number: the first seven are for classes, the others for numbers. What does not
 * apply to the task or is not defined for the rows is null, as is what earlier versions did not measure.
 */
@Schema(description = "How good answers are; what does not apply to the task, or is not defined for the rows, is null.")
public record Scores(
        @Schema(description = "Share of rows whose label is right; of several targets together, share of rows whose labels are all right.", nullable = true) @Nullable Double accuracy,
        @Schema(description = "Mean recall of the classes that rows have.", nullable = true) @Nullable Double balancedAccuracy,
        @Schema(description = "Mean of the classes' F1 scores.", nullable = true) @Nullable Double macroF1,
        @Schema(description = "Mean of -ln of the right class's probability, where the probabilities of a row are divided by their sum, and one below 1e-15 counts as 1e-15.", nullable = true) @Nullable Double logLoss,
        @Schema(description = "Of two classes the mean of (p - y)², where p is the probability of the second class and y is 1 if the row has it, else 0; of more classes the mean over the rows of the sum of (p - y)² over the classes.", nullable = true) @Nullable Double brierScore,
        @Schema(description = "Area under the ROC curve of the second class; of more than two classes the mean of each against the rest, null if no row has one of them.", nullable = true) @Nullable Double rocAuc,
        @Schema(description = "Sum over the thresholds, from the highest down, of the growth of the recall times the precision, for the second class; of more than two classes the mean of each against the rest, null if no row has one of them.", nullable = true) @Nullable Double averagePrecision,
        @Schema(description = "Coefficient of determination; null if all values are equal.", nullable = true) @Nullable Double r2,
        @Schema(description = "Root mean squared error in the target's unit.", nullable = true) @Nullable Double rmse,
        @Schema(description = "Mean absolute error in the target's unit.", nullable = true) @Nullable Double mae,
        @Schema(description = "Median absolute error in the target's unit.", nullable = true) @Nullable Double medianAbsoluteError,
        @Schema(description = "Mean absolute error as a share of the true value (0.1 is 10 %), without the rows whose true value is 0; null if there are no others.", nullable = true) @Nullable Double mape) {

    static Scores of(Metrics metrics) {
        return switch (metrics) {
            case Metrics.Classification classification -> of(classification.scores());
            case Metrics.Regression regression -> of(regression.scores());
        };
    }

    static Scores of(ClassificationScores scores) {
        return new Scores(Numbers.finite(scores.accuracy()), Numbers.finite(scores.balancedAccuracy()),
                Numbers.finite(scores.macroF1()), Numbers.finite(scores.logLoss()), Numbers.finite(scores.brierScore()),
                Numbers.finite(scores.rocAuc()), Numbers.finite(scores.averagePrecision()), null, null, null, null,
                null);
    }

    static Scores of(RegressionScores scores) {
        return new Scores(null, null, null, null, null, null, null, Numbers.finite(scores.r2()),
                Numbers.finite(scores.rmse()), Numbers.finite(scores.mae()),
                Numbers.finite(scores.medianAbsoluteError()), Numbers.finite(scores.mape()));
    }
}
