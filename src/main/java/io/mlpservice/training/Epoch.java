package io.mlpservice.training;

import io.mlpservice.engine.training.EpochReport;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.OptionalDouble;

/** What an epoch came to; losses carry no penalty. */
@Schema(description = "What an epoch came to; losses carry no penalty.")
record Epoch(@Schema(description = "Counts from 1.", example = "1") int epoch,
        @Schema(description = "Each row measured in its own mini-batch, before that batch's update.", example = "1.07") double trainingLoss,
        @Schema(example = "0.98") @Nullable Double validationLoss,
        @Schema(description = "Accuracy or R² of the validation rows, as in the metrics.", example = "0.6") @Nullable Double validationScore,
        @Schema(example = "0.001") double learningRate) {

    static Epoch of(EpochReport report) {
        return new Epoch(report.epoch(), report.trainingLoss(), number(report.validationLoss()),
                number(report.validationScore()), report.learningRate());
    }

    private static @Nullable Double number(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
