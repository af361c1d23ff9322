package io.mlpservice.prediction;

import io.mlpservice.dataset.Dataset;
import io.mlpservice.dataset.DatasetColumn;
import io.mlpservice.dataset.Datasets;
import io.mlpservice.engine.pipeline.ModelSchema;
import io.mlpservice.engine.pipeline.Prediction;
import io.mlpservice.engine.pipeline.Target;
import io.mlpservice.engine.pipeline.UnsuitableDataException;
import io.mlpservice.model.Models;
import io.mlpservice.model.SampleMetrics;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.Messages;
import io.mlpservice.platform.ProblemException;
import org.springframework.stereotype.Service;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks models about new rows, and measures what they answer. */
@Service
class Predictions {
    private static final String DATASET = "/dataset_id";

    private final Models models;
    private final Datasets datasets;
    private final PredictionSettings settings;

    Predictions(Models models, Datasets datasets, PredictionSettings settings) {
        this.models = models;
        this.datasets = datasets;
        this.settings = settings;
    }

    PredictionResponse predict(String ref, PredictionRequest request) {
        var model = models.load(ref);
        var schema = model.trained().schema();
        var rows = FeatureReader.read(request, schema, settings.maxRows());
        var predictions = model.trained().predict(rows);
        checkFinite(predictions, request.instances() == null ? "/rows/" : "/instances/");
        return new PredictionResponse(model.identity(),
                predictions.stream().map(prediction -> PredictedRow.of(prediction, schema)).toList());
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
        return Arrays.stream(numbers).allMatch(Double::isFinite);
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
