package io.mlpservice.prediction;

import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.model.PassCost;
import io.mlpservice.model.LoadedModel;
import io.mlpservice.model.Models;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.platform.waiting.Turns;
import io.mlpservice.prediction.row.FeatureRows;
import io.mlpservice.prediction.row.RowPlaces;
import io.mlpservice.prediction.row.RowReader;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

import java.util.ArrayList;
import java.util.List;

/**
 * Predicts rows with models. Rows are cells in the order of a model's schema, and predictions are typed; each protocol
 * does its own encoding.
 */
@Service
@EnableConfigurationProperties(PredictionSettings.class)
public class Predictions {
    static final String TOO_LARGE = "The numbers of this row are too large for the model to answer; check their units.";

    private final Models models;
    private final PredictionSettings settings;

    Predictions(Models models, PredictionSettings settings) {
        this.models = models;
        this.settings = settings;
    }

    /**
     * A model with its schema.
     *
     * @param ref an id, a name, which means its newest version, {@code name@version} or {@code name@alias}
     * @throws ProblemException if there is no such model or its stored bytes cannot be read
     */
    public LoadedModel model(String ref) {
        return models.load(ref);
    }

    /**
     * Predicts rows; many rows of a large model in turn.
     *
     * @param rows in the order of the model's features
     * @param strict whether values unlike those of the training rows are errors
     * @param errors what the caller found wrong with the request; more may be added
     * @return a prediction for each row, with what is odd about it
     * @throws ProblemException 422 with everything that is wrong, if anything is
     */
    public List<RowPrediction> predict(LoadedModel model, FeatureRows rows, boolean strict, FieldErrors errors) {
        checkCount(rows);
        return Turns.answer(PassCost.multiplications(model.trained(), rows.size()),
                () -> answers(model, rows, strict, errors));
    }

    private static List<RowPrediction> answers(LoadedModel model, FeatureRows rows, boolean strict,
            FieldErrors errors) {
        var read = new RowReader(model.trained(), strict, errors).read(rows);
        errors.throwIfAny();
        var predictions = model.trained().predict(read.codes());
        checkFinite(predictions, rows.places(), errors);
        var answers = new ArrayList<RowPrediction>(predictions.size());
        for (var row = 0; row < predictions.size(); row++) {
            answers.add(new RowPrediction(predictions.get(row), read.oddities().get(row)));
        }
        return answers;
    }

    /** How many rows are predicted at most by a call. */
    public int maxRows() {
        return settings.maxRows();
    }

    private void checkCount(FeatureRows rows) {
        if (rows.size() == 0 || rows.size() > settings.maxRows()) {
            throw ProblemException.invalid(List.of(rows.places().all("out_of_range",
                    "There are %d rows; a request has at least 1 and at most %d (%s).".formatted(rows.size(),
                            settings.maxRows(), PredictionSettings.MAX_ROWS))));
        }
    }

    /** Numbers far outside the training data can overflow the model's arithmetic. */
    private static void checkFinite(List<Prediction> predictions, RowPlaces places, FieldErrors errors) {
        for (var row = 0; row < predictions.size() && !errors.isFull(); row++) {
            if (!isFinite(predictions.get(row))) {
                errors.add(places.row(row, "out_of_range", TOO_LARGE));
            }
        }
        errors.throwIfAny();
    }

    static boolean isFinite(Prediction prediction) {
        return switch (prediction) {
            case Prediction.Label(var label, var probabilities) -> isFinite(probabilities);
            case Prediction.Labels(var targets) ->
                targets.stream().allMatch(target -> isFinite(target.probabilities()));
            case Prediction.Numbers(var values) -> isFinite(values);
        };
    }

    private static boolean isFinite(double[] numbers) {
        for (var number : numbers) {
            if (!Double.isFinite(number)) {
                return false;
            }
        }
        return true;
    }
}
