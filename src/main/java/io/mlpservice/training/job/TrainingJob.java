package io.mlpservice.training.job;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.model.ModelMetrics;
import io.mlpservice.platform.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A training job: what was asked for, how far it is and what became of it. */
@Schema(description = "A training job: what was asked for, how far it is and what became of it.")
public record TrainingJob(UUID id, JobState state,
        @Schema(description = "What a running job is busy with.") @Nullable JobPhase phase,
        @Schema(description = "Why training stopped.") @Nullable JobStopReason stopReason, JobProgress progress,
        @Schema(description = "How good the model is.") @Nullable ModelMetrics metrics,
        @Schema(description = "Every setting, defaults filled in.") TrainingConfiguration configuration, UUID datasetId,
        @Schema(description = "The finished model; that of a cancelled job if it was to keep one.") @Nullable UUID modelId,
        @Schema(description = "Why the job failed, and what to do.") @Nullable Problem error,
        @Schema(description = "What is legal but may not be meant.") List<String> warnings,
        @Schema(description = "How many jobs are before this one in the queue.", example = "0") @Nullable Integer queuePosition,
        JobTimings timings, Instant createdAt, @Nullable Instant startedAt, @Nullable Instant finishedAt,
        @Schema(description = "How often the job was started; more than once if its process died.", example = "1") int attempt) {

    /** The same as lists show it: without given parameters, which may be megabytes. */
    public TrainingJob brief() {
        return new TrainingJob(id, state, phase, stopReason, progress, metrics, configuration.brief(), datasetId,
                modelId, error, warnings, queuePosition, timings, createdAt, startedAt, finishedAt, attempt);
    }
}
