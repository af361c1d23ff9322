package io.mlpservice.evaluation;

import io.mlpservice.metric.Numbers;
import io.mlpservice.platform.CellValue;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A row with what is true and what the model answers; what does not apply to its task is null. */
@Schema(description = "A row with what is true and what the model answers; what does not apply to its task is null.")
record EvaluatedRow(
        @Schema(description = "The row's number in the data set, counted from 0 as in its rows.", example = "17") int row,
        @Schema(description = "The true class or number of a single target.") @Nullable CellValue truth,
        @Schema(description = "The predicted class or number of a single target; null too where the model's answer is larger than double precision holds, which `predict` refuses. Such a row counts as the one with the largest error.") @Nullable CellValue prediction,
        @Schema(description = "The probability of each class of a single target.", example = "{\"setosa\": 0.98, \"versicolor\": 0.02}") @Nullable Map<String, Double> probabilities,
        @Schema(description = "Truth − prediction of a single number; null too where it is larger than double precision holds.", nullable = true) @Nullable Double residual,
        @Schema(description = "Of a class 1 − the probability of the truth, of a number |residual|; of several targets the mean of theirs. Null where it is larger than double precision holds.", nullable = true, example = "0.02") @Nullable Double error,
        @Schema(description = "The row's number in the weight column.", nullable = true) @Nullable Double weight,
        @Schema(description = "The same for each of several targets.", nullable = true) @Nullable List<EvaluatedTarget> perTarget) {

    static EvaluatedRow of(int row, @Nullable Double weight, List<EvaluatedTarget> targets) {
        var error = error(targets);
        if (targets.size() > 1) {
            return new EvaluatedRow(row, null, null, null, null, error, weight, targets);
        }
        var only = targets.getFirst();
        return new EvaluatedRow(row, only.truth(), only.prediction(), only.probabilities(), only.residual(), error,
                weight, null);
    }

    private static @Nullable Double error(List<EvaluatedTarget> targets) {
        return Numbers.finite(targets.stream()
                .mapToDouble(target -> Objects.requireNonNullElse(target.error(), Double.POSITIVE_INFINITY)).average()
                .orElseThrow());
    }

    /** The same of one of several targets. */
    @Schema(description = "What is true and what the model answers for one of several targets.")
    record EvaluatedTarget(@Schema(description = "The target's column.", example = "progression") String target,
            CellValue truth,
            @Schema(description = "Null where it is larger than double precision holds, like the next.") @Nullable CellValue prediction,
            @Schema(description = "The probability of each class.", nullable = true) @Nullable Map<String, Double> probabilities,
            @Schema(description = "Truth − prediction of a number.", nullable = true) @Nullable Double residual,
            @Schema(nullable = true, example = "0.02") @Nullable Double error) {}
}
