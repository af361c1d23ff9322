package io.mlpservice.metric;

import io.mlpservice.engine.encoding.Task;
import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** The measures that compare models, each of them one number. */
public enum ScoreMetric {
    /** The share of rows whose label is right. */
    ACCURACY(Task.CLASSIFICATION, true, Scores::accuracy),
    /** The mean recall of the classes. */
    BALANCED_ACCURACY(Task.CLASSIFICATION, true, Scores::balancedAccuracy),
    /** The mean F1 score of the classes. */
    MACRO_F1(Task.CLASSIFICATION, true, Scores::macroF1),
    /** The mean of -ln of the right class's probability. */
    LOG_LOSS(Task.CLASSIFICATION, false, Scores::logLoss),
    /** The mean squared error of the probabilities. */
    BRIER_SCORE(Task.CLASSIFICATION, false, Scores::brierScore),
    /** The area under the ROC curve. */
    ROC_AUC(Task.CLASSIFICATION, true, Scores::rocAuc),
    /** The area under the precision-recall curve. */
    AVERAGE_PRECISION(Task.CLASSIFICATION, true, Scores::averagePrecision),
    /** The coefficient of determination. */
    R2(Task.REGRESSION, true, Scores::r2),
    /** The root mean squared error. */
    RMSE(Task.REGRESSION, false, Scores::rmse),
    /** The mean absolute error. */
    MAE(Task.REGRESSION, false, Scores::mae),
    /** The median absolute error. */
    MEDIAN_ABSOLUTE_ERROR(Task.REGRESSION, false, Scores::medianAbsoluteError),
    /** The mean absolute error as a share of the true value. */
    MAPE(Task.REGRESSION, false, Scores::mape);

    private final Task task;
    private final boolean higherIsBetter;
    private final Function<Scores, @Nullable Double> value;

    ScoreMetric(Task task, boolean higherIsBetter, Function<Scores, @Nullable Double> value) {
        this.task = task;
        this.higherIsBetter = higherIsBetter;
        this.value = value;
    }

    /** The measure that compares models of a task where none is chosen. */
    public static ScoreMetric usual(Task task) {
        return task == Task.CLASSIFICATION ? ACCURACY : R2;
    }

    /** Whether models of the task have it. */
    public boolean measures(Task other) {
        return task == other;
    }

    /** Whether more is better; of losses and errors less is. */
    public boolean higherIsBetter() {
        return higherIsBetter;
    }

    /** Its value; null if it does not apply or is not defined for the rows. */
    public @Nullable Double of(Scores scores) {
        return value.apply(scores);
    }

    /** By how much one value is worse than another; negative if it is better. */
    public double shortfall(double value, double other) {
        return higherIsBetter ? other - value : value - other;
    }
}
