package io.mlpservice.prediction;

import io.mlpservice.engine.pipeline.ModelSchema;
import io.mlpservice.engine.pipeline.Prediction;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a model answers for one row; what does not apply to its task is null. */
@Schema(name = "Prediction", description = "What a model answers for one row; what does not apply to its task is null.")
record PredictedRow(@Schema(description = "The predicted class.", example = "setosa") @Nullable String label,
        @Schema(description = "The probability of each class.", example = "{\"setosa\": 0.98, \"versicolor\": 0.02}") @Nullable Map<String, Double> probabilities,
        @Schema(description = "A regression's number for each target, in the target's own unit.", nullable = true) @Nullable Map<String, Double> values,
        @Schema(description = "The predicted class of each target; for later.", nullable = true) @Nullable Map<String, String> labels,
        @Schema(description = "The probabilities of each target's classes; for later.", nullable = true) @Nullable Map<String, Map<String, Double>> labelProbabilities,
        @Schema(description = "What is odd about the row.") List<String> warnings) {

    static PredictedRow of(Prediction prediction, ModelSchema schema) {
        return switch (prediction) {
            case Prediction.Label(var label, var probabilities) ->
                new PredictedRow(label, named(schema.labels(), probabilities), null, null, null, List.of());
            case Prediction.Numbers(var values) ->
                new PredictedRow(null, null, named(targets(schema), values), null, null, List.of());
        };
    }

    private static List<String> targets(ModelSchema schema) {
        return schema.targets().stream().map(target -> target.name()).toList();
    }

    private static Map<String, Double> named(List<String> names, double[] numbers) {
        var named = new LinkedHashMap<String, Double>();
        for (var index = 0; index < numbers.length; index++) {
            named.put(names.get(index), numbers[index]);
        }
        return named;
    }
}
