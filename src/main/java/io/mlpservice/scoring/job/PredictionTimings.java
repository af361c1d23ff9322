package io.mlpservice.scoring.job;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How long each part of the work took, in seconds; null until the first rows are done. */
@Schema(name = "PredictionJobTimings", description = "How long each part of the work took, all attempts together; null until the first rows are done.")
public record PredictionTimings(
        @Schema(description = "Time to load the model and to find the first rows.", example = "0.02") @Nullable Double preparingSeconds,
        @Schema(description = "Time to predict the rows that are done and to store the result.", example = "0.9") @Nullable Double predictingSeconds) {}
