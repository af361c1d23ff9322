package io.mlpservice.prediction.trace;

import io.mlpservice.configuration.GivenLayer;
import io.mlpservice.configuration.GivenParameters;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.RangeOf;
import io.mlpservice.platform.problem.FieldErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A row for a single training step. */
@Schema(description = "A row to learn from by gradient descent: in a single step, or with other rows and in more steps.", example = "{\"instance\": {\"sepal_length\": 5.1, \"sepal_width\": 3.5, \"petal_length\": 1.4, \"petal_width\": 0.2}, \"target\": {\"species\": \"setosa\"}, \"learning_rate\": 0.1}")
record TraceRequest(
        @Schema(description = "The features, in their own units; other columns are ignored.", example = "{\"sepal_length\": 5.1, \"sepal_width\": 3.5, \"petal_length\": 1.4, \"petal_width\": 0.2}") Map<String, @Nullable CellValue> instance,
        @Schema(description = "What the model should answer: each target's number in its own unit, or its class.", example = "{\"species\": \"setosa\"}") Map<String, @Nullable CellValue> target,
        @Schema(description = "Step size η of the update w ← w − η·∂loss/∂w; by default the learning rate of the model's training. Models that were imported or trained by L-BFGS have none.", example = "0.1", nullable = true) @RangeOf(Hyperparameter.LEARNING_RATE) @Nullable Double learningRate,
        @Schema(description = "Parameters that stand in for the model's, the output layer's last, as in a training job's `initialization`.", nullable = true) @Nullable List<GivenLayer> parameters,
        @Schema(description = "Whether values unlike those of the training rows, missing values and unknown columns are errors; by default a rule is applied and a warning given.", example = "false") @Nullable Boolean strict,
        @Schema(description = "Other rows of a mini-batch, at most 63: the gradients are averaged over all rows. The numbers inside the network are shown for `instance`.", nullable = true) @Nullable List<TraceRow> furtherRows,
        @Schema(description = "How many steps to take. The first one is shown in full.", minimum = "1", maximum = "100", defaultValue = "1", example = "1") @Nullable Integer steps) {

    /** The most rows of a step. */
    static final int MOST_ROWS = 64;

    private static final int MOST_STEPS = 100;

    /** Another row to learn from. */
    @Schema(name = "TraceRow", description = "Another row to learn from.")
    record TraceRow(
            @Schema(description = "The features, in their own units; other columns are ignored.", example = "{\"sepal_length\": 6.7, \"sepal_width\": 3.0, \"petal_length\": 5.2, \"petal_width\": 2.3}") Map<String, @Nullable CellValue> instance,
            @Schema(description = "What the model should answer: each target's number in its own unit, or its class.", example = "{\"species\": \"virginica\"}") Map<String, @Nullable CellValue> target) {}

    /** Collects what is wrong with the numbers of rows and steps. */
    void check(FieldErrors errors) {
        if (stepsOrDefault() < 1 || stepsOrDefault() > MOST_STEPS) {
            errors.add("/steps", "out_of_range",
                    "'steps' is %d; it must be from 1 to %d.".formatted(stepsOrDefault(), MOST_STEPS));
        }
        if (rows().size() > MOST_ROWS) {
            errors.add("/further_rows", "out_of_range", "There are %,d further rows; a step has at most %d."
                    .formatted(rows().size() - 1, MOST_ROWS - 1));
        }
    }

    /** The row that is shown, then the others. */
    List<TraceRow> rows() {
        return Stream.concat(Stream.of(new TraceRow(instance, target)),
                Stream.ofNullable(furtherRows).flatMap(List::stream)).toList();
    }

    int stepsOrDefault() {
        return steps == null ? 1 : steps;
    }

    boolean isStrict() {
        return Boolean.TRUE.equals(strict);
    }

    @Nullable
    GivenParameters given() {
        return parameters == null ? null : new GivenParameters(parameters, "/parameters");
    }
}
