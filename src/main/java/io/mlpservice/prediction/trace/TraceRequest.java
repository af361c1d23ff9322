package io.mlpservice.prediction.trace;

import io.mlpservice.configuration.GivenLayer;
import io.mlpservice.configuration.GivenParameters;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.RangeOf;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** A row for a single training step. */
@Schema(description = "A row to learn from in a single step of gradient descent.", example = "{\"instance\": {\"sepal_length\": 5.1, \"sepal_width\": 3.5, \"petal_length\": 1.4, \"petal_width\": 0.2}, \"target\": {\"species\": \"setosa\"}, \"learning_rate\": 0.1}")
record TraceRequest(
        @Schema(description = "The features, in their own units; other columns are ignored.", example = "{\"sepal_length\": 5.1, \"sepal_width\": 3.5, \"petal_length\": 1.4, \"petal_width\": 0.2}") Map<String, @Nullable CellValue> instance,
        @Schema(description = "What the model should answer: each target's number in its own unit, or its class.", example = "{\"species\": \"setosa\"}") Map<String, @Nullable CellValue> target,
        @Schema(description = "Step size η of the update w ← w − η·∂loss/∂w.", example = "0.1") @RangeOf(Hyperparameter.LEARNING_RATE) Double learningRate,
        @Schema(description = "Parameters that stand in for the model's, the output layer's last, as in a training job's `initialization`.", nullable = true) @Nullable List<GivenLayer> parameters,
        @Schema(description = "Whether values unlike those of the training rows, missing values and unknown columns are errors; by default a rule is applied and a warning given.", example = "false") @Nullable Boolean strict) {

    boolean isStrict() {
        return Boolean.TRUE.equals(strict);
    }

    @Nullable
    GivenParameters given() {
        return parameters == null ? null : new GivenParameters(parameters, "/parameters");
    }
}
