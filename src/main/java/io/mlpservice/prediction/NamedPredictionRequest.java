package io.mlpservice.prediction;

import io.mlpservice.platform.CellValue;
import io.mlpservice.prediction.answer.AnswerOptions;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** A model, and rows to predict by it. */
@Schema(description = "A model, and rows to predict by it: exactly one of `instances` and `rows`.", example = "{\"model\": \"iris\", \"instances\": [{\"sepal_length\": 5.1, \"sepal_width\": 3.5, \"petal_length\": 1.4, \"petal_width\": 0.2}]}")
record NamedPredictionRequest(
        @Schema(description = "An id, a name (its newest version), name@version or name@alias.", example = "iris") String model,
        @Schema(description = "Rows as objects; columns that are not features are ignored.", example = "[{\"sepal_length\": 5.1, \"sepal_width\": 3.5, \"petal_length\": 1.4, \"petal_width\": 0.2}]") @Nullable List<Map<String, @Nullable CellValue>> instances,
        @Schema(description = "Rows as arrays, in the order of the model's features.", nullable = true) @Nullable List<List<@Nullable CellValue>> rows,
        @Schema(description = "Whether values unlike those of the training rows, missing values and unknown columns are errors; by default a rule is applied and a warning given.", example = "false") @Nullable Boolean strict,
        @Schema(description = AnswerOptions.THRESHOLD, nullable = true) @Nullable Double threshold,
        @Schema(description = AnswerOptions.POSITIVE_CLASS, nullable = true) @Nullable String positiveClass,
        @Schema(description = AnswerOptions.TOP_K, minimum = "1", example = "2") @Nullable Integer topK) {

    PredictionRequest request() {
        return new PredictionRequest(instances, rows, strict, threshold, positiveClass, topK);
    }
}
