package io.mlpservice.scoring.job;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far a job is. */
@Schema(name = "PredictionJobProgress", description = "Progress of a prediction job, as far as its result is stored.")
public record PredictionProgress(@Schema(description = "Rows that are done.", example = "8192") int rowsDone,
        @Schema(description = "All rows of the data set.", example = "20000") int rows,
        @Schema(description = "The share that is done, 0 to 1.", example = "0.4096") double fraction,
        @Schema(description = "Estimated remaining time at the speed so far.", example = "0.4") @Nullable Double etaSeconds) {}
