package io.mlpservice.prediction;

import io.mlpservice.dataset.Dataset;
import io.mlpservice.dataset.DatasetColumn;
import io.mlpservice.dataset.Datasets;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.UnsuitableDataException;
import io.mlpservice.model.LoadedModel;
import io.mlpservice.model.Models;
import io.mlpservice.model.SampleMetrics;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.Messages;
import io.mlpservice.platform.ProblemException;
import io.mlpservice.platform.StrictJson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks models about new rows, and measures what they answer. */
@Service
class Predictions {
    private static final String DATASET = "/dataset_id";
    private static final String ROWS = "/rows/";
    private static final String INSTANCES = "/instances/";

    private final Models models;
    private final Datasets datasets;
    private final StrictJson json;
    private final ObjectWriter writer;
    private final PredictionSettings settings;
    private final PredictionMetrics metrics;

    Predictions(Models models, Datasets datasets, StrictJson json, JsonMapper mapper, PredictionSettings settings,
            PredictionMetrics metrics) {
        this.models = models;
        this.datasets = datasets;
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

    /** The same for a {@link NamedPredictionRequest}. */
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
        var model = models.load(ref);
        var rows = numeric.inOrderOf(model.trained().schema().features());
        return rows == null || rows.length > settings.maxRows()
                ? null
                : answer(model, rows, numeric.columns().isEmpty() ? ROWS : INSTANCES, start);
    }

    private byte[] answer(String ref, PredictionRequest request, long start) {
        var model = models.load(ref);
        var rows = FeatureReader.read(request, model.trained().schema(), settings.maxRows());
        return answer(model, rows, request.instances() == null ? ROWS : INSTANCES, start);
    }

    private byte[] answer(LoadedModel model, double[][] rows, String pointer, long start) {
        var predictions = model.trained().predict(rows);
        checkFinite(predictions, pointer);
        var schema = model.trained().schema();
        var answered = new ArrayList<PredictedRow>(predictions.size());
        for (var prediction : predictions) {
            answered.add(PredictedRow.of(prediction, schema));
        }
        var answer = writer.writeValueAsBytes(new PredictionResponse(model.identity(), answered));
        metrics.answered(model.identity().name(), start);
        return answer;
    }

    Evaluation evaluate(String ref, EvaluationRequest request) {
        var model = models.load(ref).trained();
        var dataset = datasets.get(request.datasetId());
        checkColumns(dataset, model.schema());
        try {
            return new Evaluation(SampleMetrics.of(model.evaluate(datasets.table(dataset.id()))));
        } catch (UnsuitableDataException e) {
            throw ProblemException.invalid(DATASET, "unsuitable_data",
                    "The model cannot be measured by this data set: %s.".formatted(e.getMessage()));
        }
    }

    /** Numbers far beyond those of the training may leave the range of the model's arithmetic. */
    private static void checkFinite(List<Prediction> predictions, String pointer) {
        var errors = new FieldErrors();
        for (var row = 0; row < predictions.size() && !errors.isFull(); row++) {
            if (!isFinite(predictions.get(row))) {
                errors.add(pointer + row, "out_of_range",
                        "The numbers of this row are too large for the model to answer; check their units.");
            }
        }
        errors.throwIfAny();
    }

    private static boolean isFinite(Prediction prediction) {
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

    private static void checkColumns(Dataset dataset, ModelSchema schema) {
        var present = dataset.columns().stream().map(DatasetColumn::name).collect(Collectors.toSet());
        var errors = new FieldErrors();
        Stream.concat(schema.features().stream(), schema.targets().stream().map(Target::name))
                .filter(column -> !present.contains(column))
                .forEach(column -> errors.add(DATASET, "missing_column",
                        "The data set has no column '%s', which the model needs."
                                .formatted(Messages.shortened(column))));
        errors.throwIfAny();
    }
}
