package io.mlpservice.training.job;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "TrainingJobSnapshot", description = "The parameters after an epoch, without the parameters themselves. The measurements are those of the epoch; they are null before the first one, and for a snapshot that was added at the end of a long run where its epoch is not kept.")
public record Snapshot(
        @Schema(description = "0 for the parameters that training starts from.", example = "12") int epoch,
        @Schema(example = "0.31") @Nullable Double trainingLoss,
        @Schema(description = "Accuracy or R² of the training rows, as the epoch has it.", example = "0.92") @Nullable Double trainingScore,
        @Schema(example = "0.35") @Nullable Double validationLoss,
        @Schema(description = "Accuracy or R² of the validation rows.", example = "0.9") @Nullable Double validationScore,
        @Schema(description = "What it takes in the database.", example = "540") long bytes) {}
