package io.mlpservice.training;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.dataset.Dataset;
import io.mlpservice.dataset.Datasets;
import io.mlpservice.engine.data.Split;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.feature.MissingValues;
import io.mlpservice.engine.pipeline.TrainingRows;
import io.mlpservice.model.Model;
import io.mlpservice.platform.memory.HeapShare;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.training.translation.PipelineSpecs;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds again which rows a model was trained, validated and tested on: its configuration and seed decide. */
@Component
public class TrainedParts {
    private final Datasets datasets;

    TrainedParts(Datasets datasets) {
        this.datasets = datasets;
    }

    /**
     * The rows of a model's data set. Reserves memory for them.
     *
     * @throws ProblemException {@code dataset_deleted} if there is none any more, {@code model_imported} if there never
     *     was; 413 or 503 if there is too little memory
     */
    public Split of(Model model, ModelSchema schema) {
        var dataset = datasets.find(model.trainedWith().datasetId())
                .orElseThrow(() -> deleted("so the rows of this model are unknown. "
                        + "Upload the file again and measure the model on it with POST /models/{ref}/evaluations."));
        return parted(model.trainedWith(), schema, dataset, columns(model.trainedWith(), schema)).split();
    }

    /**
     * All rows of the data set that a job trains on, and their parts. Reserves memory for them.
     *
     * @throws ProblemException {@code dataset_deleted} if there is none any more; 413 or 503 if there is too little memory
     */
    public PartedTable of(TrainingConfiguration configuration, ModelSchema schema) {
        var dataset = datasets.find(configuration.datasetId())
                .orElseThrow(() -> deleted("so a model made of the snapshot could not be measured. "
                        + "Predict with the snapshot itself, or upload the file again and train again."));
        return parted(configuration, schema, dataset, configuration.columns());
    }

    /** A data set, its rows, and their parts. */
    public record PartedTable(Dataset dataset, Table table, Split split) {}

    private PartedTable parted(TrainingConfiguration configuration, ModelSchema schema, Dataset dataset,
            Collection<String> columns) {
        HeapShare.reserve(
                dataset.bytes(columns, dataset.rowCount()) + (long) TrainingRows.BYTES_OF_ROW * dataset.rowCount());
        var table = datasets.table(dataset.id(), columns);
        return new PartedTable(dataset, table, new TrainingRows(
                PipelineSpecs.of(configuration, schema, dataset, Optional.empty()), table).split());
    }

    /** The columns that decide; features only if their gaps drop rows. */
    private static Collection<String> columns(TrainingConfiguration configuration, ModelSchema schema) {
        if (configuration.preprocessing().missing() == MissingValues.DROP_ROW) {
            return configuration.columns();
        }
        return Stream.of(schema.targetNames().stream(), Stream.ofNullable(configuration.weightColumn()),
                Stream.ofNullable(configuration.split().column())).flatMap(names -> names).toList();
    }

    private static ProblemException deleted(String consequence) {
        return ProblemException.conflict("dataset_deleted",
                "The data set of this training was deleted, " + consequence);
    }
}
