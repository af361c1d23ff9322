package io.mlpservice.evaluation;

import io.mlpservice.column.DatasetColumn;
import io.mlpservice.dataset.Dataset;
import io.mlpservice.dataset.Datasets;
import io.mlpservice.engine.data.UnsuitableDataException;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.metric.SampleMetrics;
import io.mlpservice.model.Models;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.Messages;
import io.mlpservice.platform.ProblemException;
import org.springframework.stereotype.Service;

import java.util.List;
import java.util.Set;
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
        checkDates(dataset, model.schema());
        try {
            var baseline = models.get(loaded.identity().id().toString()).metrics().baseline(model.schema());
            var table = datasets.table(dataset.id(), columns);
            var odd = Oddities.warnings(model, table);
            var metrics = SampleMetrics.of(model.measure(table, baseline));
            return new Evaluation(metrics,
                    Stream.of(leftOut(dataset, model.schema()), odd.stream(), metrics.warnings().stream())
                            .flatMap(warnings -> warnings).toList());
        } catch (UnsuitableDataException e) {
            throw ProblemException.invalid(DATASET, "unsuitable_data",
                    "The model cannot be measured by this data set: %s.".formatted(e.getMessage()));
        }
    }

    private static Stream<String> leftOut(Dataset dataset, ModelSchema schema) {
        var targets = Set.copyOf(schema.targetNames());
        return dataset.columns().stream().filter(column -> targets.contains(column.name()) && column.missing() > 0)
                .map(column -> "%,d of %,d rows have no value in the target '%s'; they are left out."
                        .formatted(column.missing(), dataset.rowCount(), Messages.shortened(column.name())));
    }

    private static List<String> columns(ModelSchema schema) {
        return Stream.concat(schema.featureNames().stream(), schema.targetNames().stream()).toList();
    }

    /** Read in another order, most dates would be other dates. */
    private static void checkDates(Dataset dataset, ModelSchema schema) {
        var errors = new FieldErrors();
        for (var feature : schema.features()) {
            var order = feature.dateOrder();
            dataset.columns().stream().filter(column -> column.name().equals(feature.name())).forEach(column -> {
                var found = column.dateOrder();
                if (order != null && found != null && order != found) {
                    errors.add(DATASET, "unsuitable_data",
                            "The dates in '%s' are written in the order '%s', and the model reads '%s'; upload the file with the same order."
                                    .formatted(Messages.shortened(feature.name()), JsonNames.of(found),
                                            JsonNames.of(order)));
                }
            });
        }
        errors.throwIfAny();
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
