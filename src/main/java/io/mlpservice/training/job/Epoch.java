package io.mlpservice.training.job;

import io.mlpservice.engine.training.EpochReport;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.OptionalDouble;

@Schema(description = "Measurements of an epoch. Losses exclude the penalty.")
public record Epoch(@Schema(description = "Counts from 1.", example = "1") int epoch,
        @Schema(description = "Mean over the epoch's rows, each measured in its own mini-batch before that update.", example = "1.07") double trainingLoss,
        @Schema(description = "Accuracy or R² of the training rows, as in the metrics, but each row measured in its own mini-batch before that update, as its loss is: the parameters change meanwhile, and dropout is on. Null if it is not defined, and for epochs of versions that did not measure it.", example = "0.55") @Nullable Double trainingScore,
        @Schema(example = "0.98") @Nullable Double validationLoss,
        @Schema(description = "Accuracy or R² of the validation rows, as in the metrics.", example = "0.6") @Nullable Double validationScore,
        @Schema(example = "0.001") double learningRate,
        @Schema(description = "Euclidean norm of the gradient in the epoch's last step, including the penalty, before clipping; null if it is not finite.", example = "0.3") @Nullable Double gradientNorm,
        @Schema(description = "Share of the hidden ReLU units whose output was 0 for every row of the epoch; null without ReLU units.", example = "0.0625") @Nullable Double deadReluShare,
        @Schema(description = "Training rows per second of wall-clock time; null if the epoch had no steps since a resume.", example = "250000") @Nullable Double rowsPerSecond) {

    public static Epoch of(EpochReport report) {
        return new Epoch(report.epoch(), report.trainingLoss(), number(report.trainingScore()),
                number(report.validationLoss()), number(report.validationScore()), report.learningRate(),
                finite(report.gradientNorm()),
                number(report.deadReluShare()), number(report.rowsPerSecond()));
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static @Nullable Double number(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
