package io.mlpservice.alias;

import io.mlpservice.metric.ScoreMetric;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

@Schema(name = "AliasGuard", description = "What was compared when the alias was moved.")
record GuardReport(@Schema(description = "The rows; the data set may have been deleted since.") UUID datasetId,
        @Schema(description = "What was compared.") ScoreMetric metric,
        @Schema(description = "By how much the version was allowed to be worse.", example = "0.01") double tolerance,
        @Schema(description = "The score of the version that the alias points to.", example = "0.97") double score,
        @Schema(description = "The version that it replaced; null if the alias was new.", example = "2") @Nullable Integer replacedVersion,
        @Schema(description = "The score of the replaced version.", example = "0.95") @Nullable Double replacedScore) {}
