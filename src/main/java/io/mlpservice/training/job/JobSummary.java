package io.mlpservice.training.job;

import io.mlpservice.engine.encoding.Task;
import io.mlpservice.model.ModelScore;
import io.mlpservice.platform.job.JobState;
import io.mlpservice.platform.paging.Listed;
import io.mlpservice.platform.problem.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

@Schema(name = "TrainingJobSummary", description = "A training job as lists show it: without its configuration and the model's metrics.")
public record JobSummary(UUID id, JobState state,
        @Schema(description = "The phase of a running job.") @Nullable JobPhase phase,
        @Schema(description = "Why training stopped.") @Nullable JobStopReason stopReason, JobProgress progress,
        @Schema(description = "The name of the model that the job makes.", example = "iris") @Nullable String modelName,
        @Nullable Task task, UUID datasetId,
        @Schema(description = "The name of the data set; null if it has been deleted.", example = "iris.csv") @Nullable String datasetName,
        @Schema(description = "The finished model; for a cancelled job only with `keep_model_on_cancel`.") @Nullable UUID modelId,
        @Schema(description = "The model's accuracy, or R² of a regression; null while there is no model, and if it is not defined.") @Nullable ModelScore score,
        @Schema(description = "Why the job failed, and what to do.") @Nullable Problem error,
        @Schema(description = "What is legal but may be unintended.") List<String> warnings,
        @Schema(description = "The number of jobs ahead in the queue.", example = "0") @Nullable Integer queuePosition,
        JobTimings timings, Instant createdAt, @Nullable Instant startedAt, @Nullable Instant finishedAt,
        @Schema(description = "The number of starts; more than one if a process died or the job was paused.", example = "1") int attempt,
        @Schema(description = "Labels by name.", example = "{\"stage\": \"trial\"}") Map<String, String> labels)
        implements
            Listed {
    /** Without those that may be large: configuration, schema and metrics. */
    static final List<String> COLUMNS = List.of("id", "state", "phase", "stopReason", "progress", "modelName", "task",
            "datasetId", "modelId", "error", "warnings", "timings", "createdAt", "startedAt", "finishedAt", "attempt",
            "labels");

    /** The columns of a row, in the order of {@link #COLUMNS}. */
    JobSummary(UUID id, JobState state, @Nullable JobPhase phase, @Nullable JobStopReason stopReason,
            JobProgress progress, @Nullable String modelName, @Nullable Task task, UUID datasetId,
            @Nullable UUID modelId, @Nullable Problem error, List<String> warnings, @Nullable JobTimings timings,
            Instant createdAt, @Nullable Instant startedAt, @Nullable Instant finishedAt, int attempt,
            Map<String, String> labels) {
        this(id, state, phase, stopReason, progress, modelName, task, datasetId, null, modelId, null, error, warnings,
                null,
                Objects.requireNonNullElse(timings, JobTimings.NONE), createdAt, startedAt, finishedAt, attempt,
                labels);
    }

    JobSummary at(@Nullable Integer position) {
        return new JobSummary(id, state, phase, stopReason, progress, modelName, task, datasetId, datasetName, modelId,
                score, error, warnings, position, timings, createdAt, startedAt, finishedAt, attempt, labels);
    }

    /** The same with the name of its data set and the score of its model. */
    public JobSummary with(@Nullable String nameOfDataset, @Nullable ModelScore scoreOfModel) {
        return new JobSummary(id, state, phase, stopReason, progress, modelName, task, datasetId, nameOfDataset,
                modelId,
                scoreOfModel, error, warnings, queuePosition, timings, createdAt, startedAt, finishedAt, attempt,
                labels);
    }
}
