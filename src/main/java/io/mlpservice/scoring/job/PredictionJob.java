package io.mlpservice.scoring.job;

import io.mlpservice.model.ModelIdentity;
import io.mlpservice.platform.job.JobState;
import io.mlpservice.platform.problem.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A prediction job as clients see it. */
@Schema(description = "A prediction job: what it predicts, and how far it is.")
public record PredictionJob(UUID id, JobState state, PredictionProgress progress,
        @Schema(description = "The model that predicts.") ModelIdentity model, UUID datasetId, int priority,
        @Schema(nullable = true) @Nullable Double threshold,
        @Schema(nullable = true) @Nullable String positiveClass, @Schema(nullable = true) @Nullable Integer topK,
        boolean strict,
        @Schema(description = "Why the job failed, and what to do.") @Nullable Problem error,
        @Schema(description = "How many rows are odd, and how, as sentences: rows that could not be predicted, missing values, categories that no training row has, values outside the range of the training rows.") List<String> warnings,
        @Schema(description = "The number of prediction jobs ahead in the queue.", example = "0") @Nullable Integer queuePosition,
        PredictionTimings timings, Instant createdAt, @Nullable Instant startedAt, @Nullable Instant finishedAt,
        @Schema(description = "The number of starts; more than one if a process died or the job was paused.", example = "1") int attempt,
        @Schema(description = "Labels by name; they can be changed.", example = "{\"stage\": \"trial\"}") Map<String, String> labels,
        @Schema(description = "A note; it can be changed.", example = "The first try.") @Nullable String note) {}
