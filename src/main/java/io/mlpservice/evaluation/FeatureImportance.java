package io.mlpservice.evaluation;

import io.mlpservice.engine.metric.Quality;
import io.mlpservice.engine.model.PermutationImportance.Importance;
import io.mlpservice.metric.Numbers;
import io.mlpservice.model.ModelIdentity;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;

/** How much a model relies on each of its features. */
@Schema(description = "How much a model relies on each of its features: how much worse it predicts when the values of one are shuffled among the rows.")
record FeatureImportance(@Schema(description = "The model that was measured.") ModelIdentity model,
        @Schema(description = "The part that the rows are of.") ModelPart split,
        @Schema(description = "The number of rows that were measured.", example = "30") int rowCount,
        @Schema(description = "The number of rows of the part. Where it is larger, the rows are a sample.", example = "30") int total,
        @Schema(description = "How often each feature was shuffled.", example = "5") int repeats,
        @Schema(description = "The same seed gives the same numbers.", example = "0") long seed,
        @Schema(description = "`accuracy`, or `r2` of a regression.", example = "accuracy") String scoreName,
        @Schema(description = "The score on the rows as they are; null if it is undefined.", nullable = true, example = "0.97") @Nullable Double score,
        @Schema(description = "`log_loss`, or `rmse` of a regression.", example = "log_loss") String errorName,
        @Schema(description = "The error on the rows as they are.", nullable = true, example = "0.11") @Nullable Double error,
        @Schema(description = "The most important first, by `error_increase`.") List<FeatureEntry> features) {

    static FeatureImportance of(ModelIdentity model, ModelPart split, int total, int rows, int repeats, long seed,
            boolean classifies, Quality quality, List<Importance> features) {
        return new FeatureImportance(model, split, rows, total, repeats, seed, classifies ? "accuracy" : "r2",
                Numbers.finite(quality.score()), classifies ? "log_loss" : "rmse", Numbers.finite(quality.error()),
                features.stream().sorted(Comparator.comparingDouble(Importance::errorIncrease).reversed())
                        .map(FeatureEntry::of).toList());
    }

    /** The importance of a feature. */
    @Schema(name = "FeatureImportanceEntry", description = "How much a model relies on a feature.")
    record FeatureEntry(@Schema(description = "The column.", example = "petal_width") String feature,
            @Schema(description = "By how much the score falls when the feature is shuffled, on average; about 0, or below, for a feature that does not matter.", nullable = true, example = "0.31") @Nullable Double importance,
            @Schema(description = "The standard deviation of the repeats.", nullable = true, example = "0.04") @Nullable Double standardDeviation,
            @Schema(description = "By how much the error grows, on average. It also shows what does not change a class.", nullable = true, example = "0.9") @Nullable Double errorIncrease,
            @Schema(description = "The standard deviation of the repeats.", nullable = true, example = "0.1") @Nullable Double errorIncreaseStandardDeviation) {

        private static FeatureEntry of(Importance importance) {
            return new FeatureEntry(importance.feature(), Numbers.finite(importance.scoreDecrease()),
                    Numbers.finite(importance.scoreDeviation()), Numbers.finite(importance.errorIncrease()),
                    Numbers.finite(importance.errorDeviation()));
        }
    }
}
