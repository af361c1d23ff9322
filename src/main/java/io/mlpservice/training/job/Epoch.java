package io.mlpservice.training.job;

import io.mlpservice.engine.training.EpochReport;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.OptionalDouble;

/** What an epoch came to; losses carry no penalty. */
@Schema(description = "What an epoch came to; losses carry no penalty.")
public record Epoch(@Schema(description = "Counts from 1.", example = "1") int epoch,
        @Schema(description = "Each row measured in its own mini-batch, before that batch's update.", example = "1.07") double trainingLoss,
        @Schema(example = "0.98") @Nullable Double validationLoss,
        @Schema(description = "Accuracy or R² of the validation rows, as in the metrics.", example = "0.6") @Nullable Double validationScore,
        @Schema(example = "0.001") double learningRate,
        @Schema(description = "Euclidean length of the gradient that the epoch's last step went by, penalty included, before it was clipped; null where it is no number.", example = "0.3") @Nullable Double gradientNorm,
        @Schema(description = "Share of the hidden ReLU units that were 0 for every row of the epoch, each row in its own mini-batch; null where there are no such units.", example = "0.0625") @Nullable Double deadReluShare,
        @Schema(description = "How many training rows a second the epoch's steps took, by the clock; null where none was made since a resume.", example = "250000") @Nullable Double rowsPerSecond) {

    public static Epoch of(EpochReport report) {
        return new Epoch(report.epoch(), report.trainingLoss(), number(report.validationLoss()),
                number(report.validationScore()), report.learningRate(), finite(report.gradientNorm()),
                number(report.deadReluShare()), number(report.rowsPerSecond()));
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static @Nullable Double number(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
