package io.mlpservice.prediction;

import io.mlpservice.dataset.Dataset;
import io.mlpservice.dataset.DatasetColumn;
import io.mlpservice.dataset.Datasets;
import io.mlpservice.engine.data.UnsuitableDataException;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.model.Models;
import io.mlpservice.model.SampleMetrics;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.Messages;
import io.mlpservice.platform.ProblemException;
import org.springframework.stereotype.Service;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Evaluates models on data sets. */
@Service
class Evaluations {
    private static final String DATASET = "/dataset_id";

    private final Models models;
    private final Datasets datasets;

    Evaluations(Models models, Datasets datasets) {
        this.models = models;
        this.datasets = datasets;
    }

    Evaluation evaluate(String ref, EvaluationRequest request) {
        var loaded = models.load(ref);
        var model = loaded.trained();
        var dataset = datasets.get(request.datasetId());
        var columns = columns(model.schema());
        checkColumns(dataset, columns);
        try {
            var baseline = models.get(loaded.identity().id().toString()).metrics().baseline(model.schema());
            var metrics = SampleMetrics.of(model.measure(datasets.table(dataset.id(), columns), baseline));
            return new Evaluation(metrics, metrics.warnings());
        } catch (UnsuitableDataException e) {
            throw ProblemException.invalid(DATASET, "unsuitable_data",
                    "The model cannot be measured by this data set: %s.".formatted(e.getMessage()));
        }
    }

    private static List<String> columns(ModelSchema schema) {
        return Stream.concat(schema.featureNames().stream(), schema.targetNames().stream()).toList();
    }

    private static void checkColumns(Dataset dataset, List<String> needed) {
        var present = dataset.columns().stream().map(DatasetColumn::name).collect(Collectors.toSet());
        var errors = new FieldErrors();
        needed.stream().filter(column -> !present.contains(column))
                .forEach(column -> errors.add(DATASET, "missing_column",
                        "The data set has no column '%s', which the model needs."
                                .formatted(Messages.shortened(column))));
        errors.throwIfAny();
    }
}
