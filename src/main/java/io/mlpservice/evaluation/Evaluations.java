package io.mlpservice.evaluation;

import io.mlpservice.dataset.Dataset;
import io.mlpservice.dataset.Datasets;
import io.mlpservice.engine.data.UnsuitableDataException;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.metric.Baseline;
import io.mlpservice.engine.metric.Measures;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.metric.SampleMetrics;
import io.mlpservice.model.Models;
import io.mlpservice.platform.memory.HeapShare;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.platform.waiting.Turns;
import io.mlpservice.schema.DatasetColumns;
import org.springframework.stereotype.Service;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Evaluates models on data sets. */
@Service
public class Evaluations {
    private final Models models;
    private final Datasets datasets;

    Evaluations(Models models, Datasets datasets) {
        this.models = models;
        this.datasets = datasets;
    }

    /**
     * The metrics of a model on a data set.
     *
     * @param place the JSON pointer to the data set's id in the request
     * @throws ProblemException if there is no such model or data set, or the data set does not suit the model; 413 or 503
     *     if there is too little memory
     */
    public SampleMetrics measure(String ref, UUID datasetId, String place) {
        return evaluate(ref, datasetId, place).metrics();
    }

    Evaluation evaluate(String ref, UUID datasetId, String place) {
        var loaded = models.load(ref);
        var model = loaded.trained();
        var dataset = datasets.get(datasetId);
        var columns = columns(model.schema());
        var errors = new FieldErrors();
        DatasetColumns.check(dataset, model.schema(), columns, place, errors);
        errors.throwIfAny();
        var baseline = models.get(loaded.identity().id().toString()).metrics().baseline(model.schema());
        try {
            return Turns.answer(() -> evaluate(model, baseline, dataset, columns));
        } catch (UnsuitableDataException e) {
            throw ProblemException.invalid(place, "unsuitable_data",
                    "The model cannot be measured by this data set: %s.".formatted(e.getMessage()));
        }
    }

    /** Reserves memory in turn: requests that wait for their turn keep none from those that have it. */
    private Evaluation evaluate(TrainedModel model, Optional<Baseline> baseline, Dataset dataset,
            List<String> columns) {
        var bytes = bytes(model, dataset, columns);
        HeapShare.reserve(bytes);
        try {
            var table = datasets.table(dataset.id(), columns);
            var odd = Oddities.warnings(model, table);
            var metrics = SampleMetrics.of(model.measure(table, baseline));
            return new Evaluation(metrics,
                    Stream.of(DatasetColumns.signWarnings(dataset, model.schema()).stream(),
                            leftOut(dataset, model.schema()), odd.stream(), metrics.warnings().stream())
                            .flatMap(warnings -> warnings).toList());
        } finally {
            // A request may measure one model after another.
            HeapShare.release(bytes);
        }
    }

    private static long bytes(TrainedModel model, Dataset dataset, List<String> columns) {
        return dataset.bytes(columns, dataset.rowCount())
                + Measures.bytes(dataset.rowCount(), model.network().outputLayer().units(), model.precision());
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
}
