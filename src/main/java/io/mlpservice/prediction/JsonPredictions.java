package io.mlpservice.prediction;

import io.mlpservice.model.LoadedModel;
import io.mlpservice.platform.json.StrictJson;
import io.mlpservice.platform.memory.HeapShare;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.prediction.answer.AnswerForm;
import io.mlpservice.prediction.answer.AnswerOptions;
import io.mlpservice.prediction.answer.AnswerRule;
import io.mlpservice.prediction.answer.AnsweredRow;
import io.mlpservice.prediction.answer.PredictedRow;
import io.mlpservice.prediction.answer.PredictionFormat;
import io.mlpservice.prediction.answer.RowWriters;
import io.mlpservice.prediction.row.FeatureRows;
import io.mlpservice.prediction.row.JsonPlaces;
import io.mlpservice.prediction.row.JsonRows;
import io.mlpservice.prediction.row.OddityWords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Translates between JSON and {@link Predictions}. */
@Component
public class JsonPredictions {
    /** Their answer needs no reservation. */
    private static final int FEW_ROWS = 10;

    private final Predictions predictions;
    private final StrictJson json;
    private final ObjectWriter writer;
    private final RowWriters writers;
    private final PredictionSettings settings;
    private final PredictionMetrics metrics;

    JsonPredictions(Predictions predictions, StrictJson json, JsonMapper mapper, RowWriters writers,
            PredictionSettings settings, PredictionMetrics metrics) {
        this.predictions = predictions;
        this.json = json;
        this.writer = mapper.writerFor(PredictionResponse.class);
        this.writers = writers;
        this.settings = settings;
        this.metrics = metrics;
    }

    /**
     * Answers a {@link PredictionRequest} as JSON with a {@link PredictionResponse} as JSON, or with rows in another form.
     */
    byte[] predict(String ref, byte[] body, AnswerForm form) {
        return predict(() -> predictions.model(ref), body, form);
    }

    /**
     * Answers a {@link PredictionRequest} as JSON with a {@link PredictionResponse} as JSON.
     *
     * @param model one that need not be stored
     * @throws io.mlpservice.platform.problem.ProblemException with everything that is wrong with the request
     */
    public byte[] predict(LoadedModel model, byte[] body) {
        return predict(() -> model, body, new AnswerForm(PredictionFormat.JSON, true));
    }

    private byte[] predict(Supplier<LoadedModel> model, byte[] body, AnswerForm form) {
        var start = System.nanoTime();
        var numeric = NumericRows.read(body, settings.maxRows());
        var answer = numeric == null || numeric.model() != null ? null : answer(model.get(), numeric, form, start);
        return answer == null ? answer(model, json.read(body, PredictionRequest.class), form, start) : answer;
    }

    /** The same for a {@link NamedPredictionRequest}. */
    byte[] predict(byte[] body, AnswerForm form) {
        var start = System.nanoTime();
        var numeric = NumericRows.read(body, settings.maxRows());
        var answer = numeric == null || numeric.model() == null
                ? null
                : answer(predictions.model(numeric.model()), numeric, form, start);
        if (answer != null) {
            return answer;
        }
        var request = json.read(body, NamedPredictionRequest.class);
        return answer(() -> predictions.model(request.model()), request.request(), form, start);
    }

    private byte @Nullable [] answer(LoadedModel model, NumericRows numeric, AnswerForm form, long start) {
        var features = model.trained().features().names();
        var areValues = model.trained().features().areNumeric()
                && !model.trained().schema().gapWords().containNumbers();
        var numbers = areValues ? numeric.inOrderOf(features) : null;
        if (numbers == null) {
            return null;
        }
        var places = numeric.columns().isEmpty() ? JsonPlaces.arrays() : JsonPlaces.objects(features);
        var errors = new FieldErrors();
        return answer(model, AnswerRule.ALL,
                predictions.predict(model, new FeatureRows.Numbers(numbers, places), numeric.strict(), errors),
                List.of(), form, start);
    }

    private byte[] answer(Supplier<LoadedModel> named, PredictionRequest request, AnswerForm form, long start) {
        var model = named.get();
        var errors = new FieldErrors();
        var rule = request.answer().rule(model.trained().schema(), AnswerOptions.Refusal.json(errors));
        var reader = new JsonRows(model.trained().schema(), request.isStrict(), errors);
        var predicted = predictions.predict(model, reader.read(request.instances(), request.rows()), request.isStrict(),
                errors);
        return answer(model, rule, predicted, OddityWords.ignored(reader.ignored()), form, start);
    }

    private byte[] answer(LoadedModel model, AnswerRule rule, List<RowPrediction> predicted, List<String> warnings,
            AnswerForm form, long start) {
        if (predicted.size() > FEW_ROWS) {
            HeapShare.reserve(predicted.size() * PredictedRow.bytes(model.trained().schema()));
        }
        var answer = form.format() == PredictionFormat.JSON
                ? json(model, rule, predicted, warnings)
                : rows(model, rule, predicted, warnings, form);
        metrics.answered(model.identity().name(), start);
        return answer;
    }

    private byte[] json(LoadedModel model, AnswerRule rule, List<RowPrediction> predicted, List<String> warnings) {
        var words = new OddityWords(model.trained().features());
        var schema = model.trained().schema();
        var answers = new ArrayList<PredictedRow>(predicted.size());
        for (var prediction : predicted) {
            answers.add(PredictedRow.of(prediction.prediction(), schema, rule, words.warnings(prediction.oddities())));
        }
        return writer.writeValueAsBytes(new PredictionResponse(model.identity(), answers, warnings));
    }

    private byte[] rows(LoadedModel model, AnswerRule rule, List<RowPrediction> predicted, List<String> warnings,
            AnswerForm form) {
        var words = new OddityWords(model.trained().features());
        var out = new ByteArrayOutputStream();
        var rows = writers.open(form.format(), model.identity(), model.trained().schema(), rule, form.spreadsheetSafe(),
                out);
        try {
            for (var row = 0; row < predicted.size(); row++) {
                var prediction = predicted.get(row);
                rows.write(new AnsweredRow(row, prediction.prediction(), row == 0 ? warnings : List.of(),
                        words.warnings(prediction.oddities()), List.of(), prediction.oddities()));
            }
            rows.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
