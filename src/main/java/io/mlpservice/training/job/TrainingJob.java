package io.mlpservice.training.job;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.metric.CrossValidationMetrics;
import io.mlpservice.metric.ModelMetrics;
import io.mlpservice.platform.job.JobState;
import io.mlpservice.platform.problem.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@Schema(description = "A training job: its configuration, progress and result.")
public record TrainingJob(UUID id, JobState state,
        @Schema(description = "The phase of a running job.") @Nullable JobPhase phase,
        @Schema(description = "Why training stopped.") @Nullable JobStopReason stopReason, JobProgress progress,
        @Schema(description = "The model's metrics.") @Nullable ModelMetrics metrics,
        @Schema(description = "What the cross-validation measured; null without one.") @Nullable CrossValidationMetrics crossValidation,
        @Schema(description = "All settings, defaults included.") TrainingConfiguration configuration, UUID datasetId,
        @Schema(description = "The finished model; for a cancelled job only with `keep_model_on_cancel`.") @Nullable UUID modelId,
        @Schema(description = "Why the job failed, and what to do.") @Nullable Problem error,
        @Schema(description = "What is legal but may be unintended.") List<String> warnings,
        @Schema(description = "The number of jobs ahead in the queue.", example = "0") @Nullable Integer queuePosition,
        JobTimings timings, Instant createdAt, @Nullable Instant startedAt, @Nullable Instant finishedAt,
        @Schema(description = "The number of starts; more than one if a process died or the job was paused.", example = "1") int attempt,
        @Schema(description = "Labels by name; they can be changed.", example = "{\"stage\": \"trial\"}") Map<String, String> labels,
        @Schema(description = "A note; it can be changed.", example = "The first try.") @Nullable String note) {

    /** The job as the last event of its stream has it: without given parameters, which may be megabytes. */
    public TrainingJob brief() {
        return new TrainingJob(id, state, phase, stopReason, progress, metrics, crossValidation, configuration.brief(),
                datasetId, modelId, error, warnings, queuePosition, timings, createdAt, startedAt, finishedAt, attempt,
                labels, note);
    }
}
