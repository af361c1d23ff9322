package io.mlpservice.inference;

import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.model.LoadedModel;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.prediction.PredictionMetrics;
import io.mlpservice.prediction.Predictions;
import io.mlpservice.prediction.RowPrediction;
import io.mlpservice.prediction.row.FeatureRows;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import java.util.List;

/** Predicts as {@code /predict} does. Odd values are answered by rule; the protocols have no place for warnings. */
@Service
public class Inference {
    private final Predictions predictions;
    private final PredictionMetrics metrics;

    Inference(Predictions predictions, PredictionMetrics metrics) {
        this.predictions = predictions;
        this.metrics = metrics;
    }

    /**
     * A model.
     *
     * @param name an id, a name, {@code name@version} or {@code name@alias}
     * @param version of a name; null where the name says it, or for the newest one
     * @throws io.mlpservice.platform.problem.ProblemException if there is no such model or it cannot be read
     */
    public LoadedModel model(String name, @Nullable String version) {
        return predictions.model(version == null ? name : name + "@" + version);
    }

    /**
     * Predicts rows.
     *
     * @param errors what is wrong with the request so far
     * @param start when the request came, by {@link System#nanoTime()}
     * @return a prediction for each row
     * @throws io.mlpservice.platform.problem.ProblemException if anything is wrong
     */
    public List<Prediction> predict(LoadedModel model, FeatureRows rows, FieldErrors errors, long start) {
        errors.throwIfAny();
        var answers = predictions.predict(model, rows, false, errors).stream().map(RowPrediction::prediction).toList();
        metrics.answered(model.identity().name(), start);
        return answers;
    }
}
