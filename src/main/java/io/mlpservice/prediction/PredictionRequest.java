package io.mlpservice.prediction;

import io.mlpservice.platform.CellValue;
import io.mlpservice.prediction.answer.AnswerOptions;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** Rows to predict, in one of two forms. */
@Schema(description = "Rows to predict: exactly one of `instances` and `rows`.", example = "{\"instances\": [{\"sepal_length\": 5.1, \"sepal_width\": 3.5, \"petal_length\": 1.4, \"petal_width\": 0.2}]}")
public record PredictionRequest(
        @Schema(description = "Rows as objects. Columns that are not features are ignored with a warning, and a feature that a row lacks counts as missing. A row without any feature is an error, and so is a column that is written like a feature that the row lacks: `Petal Length` for `petal_length`.", example = "[{\"sepal_length\": 5.1, \"sepal_width\": 3.5, \"petal_length\": 1.4, \"petal_width\": 0.2}]") @Nullable List<Map<String, @Nullable CellValue>> instances,
        @Schema(description = "Rows as arrays, in the order of the model's features.", nullable = true) @Nullable List<List<@Nullable CellValue>> rows,
        @Schema(description = "Whether values unlike those of the training rows, missing values and unknown columns are errors; by default a rule is applied and a warning given.", example = "false") @Nullable Boolean strict,
        @Schema(description = AnswerOptions.THRESHOLD, nullable = true) @Nullable Double threshold,
        @Schema(description = AnswerOptions.POSITIVE_CLASS, nullable = true) @Nullable String positiveClass,
        @Schema(description = AnswerOptions.TOP_K, minimum = "1", example = "2") @Nullable Integer topK) {

    boolean isStrict() {
        return Boolean.TRUE.equals(strict);
    }

    AnswerOptions answer() {
        return new AnswerOptions(threshold, positiveClass, topK);
    }
}
