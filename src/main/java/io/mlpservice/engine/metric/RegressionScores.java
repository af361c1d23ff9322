package io.mlpservice.engine.metric;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How close the predictions y are to the actual values z. Undefined values are {@code NaN}.
 *
 * @param r2 1 − Σ(y − z)²/Σ(z − mean z)²; undefined if all z are equal
 * @param rmse √mean (y − z)², in the target's own unit
 * @param mae mean |y − z|, in the target's own unit
 * @param medianAbsoluteError median |y − z|, in the target's own unit
 * @param mape mean |y − z|/|z| of the rows whose z is not 0; undefined if there are none
 */
public record RegressionScores(double r2, double rmse, double mae, double medianAbsoluteError, double mape) {

    /** The means over several targets. */
    static RegressionScores mean(List<RegressionScores> targets) {
        return new RegressionScores(mean(targets, RegressionScores::r2), mean(targets, RegressionScores::rmse),
                mean(targets, RegressionScores::mae), mean(targets, RegressionScores::medianAbsoluteError),
                mean(targets, RegressionScores::mape));
    }

    private static double mean(List<RegressionScores> targets, ToDoubleFunction<RegressionScores> score) {
        return targets.stream().mapToDouble(score).average().orElseThrow();
    }
}
