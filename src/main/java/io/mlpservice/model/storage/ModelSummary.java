package io.mlpservice.model.storage;

import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.metric.ScoreMetric;
import io.mlpservice.metric.SplitPart;
import io.mlpservice.model.ModelScore;
import io.mlpservice.platform.paging.Listed;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@Schema(description = "A model as lists show it: without its features, metrics and configuration.")
public record ModelSummary(UUID id, @Schema(description = "Shared by all versions.", example = "iris") String name,
        @Schema(description = "Counts from 1 for each name.", example = "1") int version, Task task,
        Precision precision,
        @Schema(description = "The number of weights and biases.", example = "803") long parameterCount,
        @Schema(description = "The data set it was trained on; it may have been deleted since. Null if the model was imported.") @Nullable UUID datasetId,
        @Schema(description = "The name of that data set; null if it has been deleted.", example = "iris.csv") @Nullable String datasetName,
        @Schema(description = "The job that made it; null if the model was imported.") @Nullable UUID jobId,
        Instant createdAt,
        @Schema(description = "Labels by name.", example = "{\"stage\": \"trial\"}") Map<String, String> labels,
        @Schema(description = "The metric that the list asks for; else accuracy, or R² of a regression. Null if it is not defined.") @Nullable ModelScore score)
        implements
            Listed {
    static final List<String> COLUMNS = List.of("id", "name", "version", "task", "precision", "parameterCount",
            "datasetId", "jobId", "createdAt", "labels");

    /** The columns of a row, in the order of {@link #COLUMNS}. */
    ModelSummary(UUID id, String name, int version, Task task, Precision precision, long parameterCount,
            @Nullable UUID datasetId, @Nullable UUID jobId, Instant createdAt, Map<String, String> labels) {
        this(id, name, version, task, precision, parameterCount, datasetId, null, jobId, createdAt, labels,
                null);
    }

    /** The columns of a row and a metric. */
    ModelSummary(UUID id, String name, int version, Task task, Precision precision, long parameterCount,
            @Nullable UUID datasetId, @Nullable UUID jobId, Instant createdAt, Map<String, String> labels,
            ScoreMetric metric,
            double score, SplitPart part) {
        this(id, name, version, task, precision, parameterCount, datasetId, null, jobId, createdAt, labels,
                new ModelScore(metric, score, part));
    }

    /** The same with the name of its data set and, unless it has a metric already, this one. */
    public ModelSummary with(@Nullable String nameOfDataset, @Nullable ModelScore otherwise) {
        return new ModelSummary(id, name, version, task, precision, parameterCount, datasetId, nameOfDataset, jobId,
                createdAt, labels, score == null ? otherwise : score);
    }
}
