package io.mlpservice.prediction;

import io.mlpservice.model.LoadedModel;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.StrictJson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;

/** Translates between JSON and {@link Predictions}. */
@Component
class JsonPredictions {
    private final Predictions predictions;
    private final StrictJson json;
    private final ObjectWriter writer;
    private final PredictionSettings settings;
    private final PredictionMetrics metrics;

    JsonPredictions(Predictions predictions, StrictJson json, JsonMapper mapper, PredictionSettings settings,
            PredictionMetrics metrics) {
        this.predictions = predictions;
        this.json = json;
        this.writer = mapper.writerFor(PredictionResponse.class);
        this.settings = settings;
        this.metrics = metrics;
    }

    /** Answers a {@link PredictionRequest} with a {@link PredictionResponse}, both as JSON. */
    byte[] predict(String ref, byte[] body) {
        var start = System.nanoTime();
        var numeric = NumericRows.read(body, settings.maxRows());
        var answer = numeric == null || numeric.model() != null ? null : answer(ref, numeric, start);
        return answer == null ? answer(ref, json.read(body, PredictionRequest.class), start) : answer;
    }

    /** Answers a {@link NamedPredictionRequest} with a {@link PredictionResponse}, both as JSON. */
    byte[] predict(byte[] body) {
        var start = System.nanoTime();
        var numeric = NumericRows.read(body, settings.maxRows());
        var answer = numeric == null || numeric.model() == null ? null : answer(numeric.model(), numeric, start);
        if (answer != null) {
            return answer;
        }
        var request = json.read(body, NamedPredictionRequest.class);
        return answer(request.model(), request.request(), start);
    }

    private byte @Nullable [] answer(String ref, NumericRows numeric, long start) {
        var model = predictions.model(ref);
        var features = model.trained().features().names();
        var areValues = model.trained().features().areNumeric()
                && !model.trained().schema().gapWords().containNumbers();
        var numbers = areValues ? numeric.inOrderOf(features) : null;
        if (numbers == null) {
            return null;
        }
        var places = numeric.columns().isEmpty() ? JsonPlaces.arrays() : JsonPlaces.objects(features);
        var errors = new FieldErrors();
        return answer(model,
                predictions.predict(model, new FeatureRows.Numbers(numbers, places), numeric.strict(), errors),
                List.of(), start);
    }

    private byte[] answer(String ref, PredictionRequest request, long start) {
        var model = predictions.model(ref);
        var errors = new FieldErrors();
        var reader = new JsonRows(model.trained().schema(), request.isStrict(), errors);
        var predicted = predictions.predict(model, reader.read(request), request.isStrict(), errors);
        return answer(model, predicted, OddityWords.ignored(reader.ignored()), start);
    }

    private byte[] answer(LoadedModel model, List<RowPrediction> predicted, List<String> warnings, long start) {
        var words = new OddityWords(model.trained().features());
        var schema = model.trained().schema();
        var answers = new ArrayList<PredictedRow>(predicted.size());
        for (var prediction : predicted) {
            answers.add(PredictedRow.of(prediction.prediction(), schema, words.warnings(prediction.oddities())));
        }
        var answer = writer.writeValueAsBytes(new PredictionResponse(model.identity(), answers, warnings));
        metrics.answered(model.identity().name(), start);
        return answer;
    }
}
