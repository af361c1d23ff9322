package io.mlpservice.alias;

import io.mlpservice.metric.ScoreMetric;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

@Schema(name = "AliasGuardRequest", description = "Stored rows on which the version must not be worse than the one that the alias points to.")
record GuardRequest(
        @Schema(description = "A data set with the features and targets of both versions among its columns.", example = "3f2b8c1e-5d0a-4c57-9f43-2f1f6d1c8a77") UUID datasetId,
        @Schema(description = "What is compared; by default `accuracy`, or `r2` of a regression.") @Nullable ScoreMetric metric,
        @Schema(description = "By how much the version may be worse, in the unit of the metric.", minimum = "0", defaultValue = "0", example = "0.01") @Nullable Double tolerance) {

    double toleranceOrDefault() {
        return tolerance == null ? 0 : tolerance;
    }
}
