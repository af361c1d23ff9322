package io.mlpservice.prediction.answer;

import io.mlpservice.platform.problem.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** What a model answers for a row of a table, or what is wrong with the row. */
@Schema(description = "What a model answers for a row of a table, or what is wrong with the row; what does not apply is null.")
public record TablePrediction(@Schema(description = "The row's number, counted from 0.", example = "0") long row,
        @Schema(description = "The predicted class of a single target.", example = "setosa") @Nullable String label,
        @Schema(description = "The probability of each class of a single target.", example = "{\"setosa\": 0.98, \"versicolor\": 0.02}") @Nullable Map<String, Double> probabilities,
        @Schema(description = "A regression's number for each target, in the target's own unit.", nullable = true) @Nullable Map<String, Double> values,
        @Schema(description = "Of several classification targets: the predicted class of each.", nullable = true) @Nullable Map<String, String> labels,
        @Schema(description = "Of several classification targets: the probability of each class, by target.", nullable = true) @Nullable Map<String, Map<String, Double>> labelProbabilities,
        @Schema(description = "What is odd about the row, and what the model made of it. In NDJSON also what the row is the first to show of the table as a whole, such as columns that are ignored.") List<String> warnings,
        @Schema(description = "Why the row has no prediction.", nullable = true) @Nullable Problem error) {

    static TablePrediction of(long row, PredictedRow predicted) {
        return new TablePrediction(row, predicted.label(), predicted.probabilities(), predicted.values(),
                predicted.labels(), predicted.labelProbabilities(), predicted.warnings(), null);
    }

    static TablePrediction refused(long row, List<String> warnings, Problem error) {
        return new TablePrediction(row, null, null, null, null, null, warnings, error);
    }
}
