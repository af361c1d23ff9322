package io.mlpservice.prediction.answer;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.encoding.Target;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** What a model answers for one row; what does not apply to its task is null. */
@Schema(name = "Prediction", description = "What a model answers for one row; what does not apply to its task is null.")
public record PredictedRow(
        @Schema(description = "The predicted class of a single target.", example = "setosa") @Nullable String label,
        @Schema(description = "The probability of each class of a single target.", example = "{\"setosa\": 0.98, \"versicolor\": 0.02}") @Nullable Map<String, Double> probabilities,
        @Schema(description = "A regression's number for each target, in the target's own unit.", nullable = true) @Nullable Map<String, Double> values,
        @Schema(description = "Of several classification targets: the predicted class of each.", nullable = true) @Nullable Map<String, String> labels,
        @Schema(description = "Of several classification targets: the probability of each class, by target.", nullable = true) @Nullable Map<String, Map<String, Double>> labelProbabilities,
        @Schema(description = "What is odd about the row, and what the model made of it: missing values, categories that no training row has, values outside the range of the training rows.") List<String> warnings) {

    /** A number with its place in a map, and its digits in the answer; the name of its class comes on top. */
    private static final int BYTES_OF_NUMBER = 100;
    /** A character of a name in the answer, while the answer is written and sent. */
    private static final int BYTES_OF_CHARACTER = 4;
    private static final int BYTES_OF_ROW = 300;

    /** About how many bytes an answered row takes, with its text in the answer. */
    public static long bytes(ModelSchema schema) {
        return BYTES_OF_ROW + schema.targets().stream().mapToLong(PredictedRow::bytes).sum();
    }

    private static long bytes(Target target) {
        var longest = target.labels().stream().mapToLong(String::length).max().orElse(0);
        return BYTES_OF_NUMBER + BYTES_OF_CHARACTER * longest + target.labels().stream()
                .mapToLong(label -> BYTES_OF_NUMBER + (long) BYTES_OF_CHARACTER * label.length()).sum();
    }

    /**
     * The answer to a row.
     *
     * @param schema of the model
     * @param rule what is answered of the prediction
     * @param warnings what is odd about the row, as sentences
     */
    public static PredictedRow of(Prediction prediction, ModelSchema schema, AnswerRule rule, List<String> warnings) {
        var targets = schema.targets();
        return switch (rule.decided(prediction, schema)) {
            case Prediction.Label label ->
                new PredictedRow(label.label(), rule.probabilities(targets.getFirst(), label.probabilities()), null,
                        null, null, warnings);
            case Prediction.Labels(var labels) -> new PredictedRow(null, null, null,
                    byTarget(targets, index -> labels.get(index).label()),
                    byTarget(targets,
                            index -> rule.probabilities(targets.get(index), labels.get(index).probabilities())),
                    warnings);
            case Prediction.Numbers(var values) ->
                new PredictedRow(null, null, byTarget(targets, index -> values[index]), null, null, warnings);
        };
    }

    private static <T> Map<String, T> byTarget(List<Target> targets, IntFunction<T> values) {
        var named = new LinkedHashMap<String, T>();
        for (var index = 0; index < targets.size(); index++) {
            named.put(targets.get(index).name(), values.apply(index));
        }
        return named;
    }
}
