package io.mlpservice.training.job;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

@Embeddable
@Schema(description = "Progress of a job, at most half a second old, with the losses and scores of the last finished epoch.")
public record JobProgress(
        @Schema(description = "Finished epochs of the fit that makes the model.", example = "120") int epoch,
        @Schema(description = "Maximum number of epochs.", example = "200") int epochs,
        @Schema(description = "Finished share of the training, 0 to 1; a cross-validation is part of it.", example = "0.6") double fraction,
        @Schema(description = "Estimated remaining time at the speed so far.", example = "0.4") @Nullable Double etaSeconds,
        @Schema(example = "0.05") @Nullable Double trainingLoss,
        @Schema(description = "Accuracy or R² of the training rows, as the epoch has it.", example = "0.96") @Nullable Double trainingScore,
        @Schema(example = "0.07") @Nullable Double validationLoss,
        @Schema(description = "Accuracy or R² of the validation rows.", example = "0.95") @Nullable Double validationScore) {

    public static JobProgress none(int epochs) {
        return new JobProgress(0, epochs, 0, null, null, null, null, null);
    }

    /** This progress after one more epoch. */
    public JobProgress after(Epoch finished) {
        return at(finished.epoch(), finished);
    }

    /** This progress at an epoch, with the losses and scores of another one, which is at most as late. */
    JobProgress at(int reached, Epoch measured) {
        return new JobProgress(reached, epochs, (double) reached / epochs, etaSeconds, measured.trainingLoss(),
                measured.trainingScore(), measured.validationLoss(), measured.validationScore());
    }

    /** This progress within an epoch. */
    public JobProgress at(double share, @Nullable Double secondsLeft) {
        return new JobProgress(epoch, epochs, share, secondsLeft, trainingLoss, trainingScore, validationLoss,
                validationScore);
    }

    /** This progress, which is that of one fit, as the next of several after others. */
    JobProgress after(int finished, int fits) {
        return at((finished + fraction) / fits, etaSeconds);
    }

    /** This progress at the end of training. */
    JobProgress finished() {
        return new JobProgress(epoch, epochs, 1, 0.0, trainingLoss, trainingScore, validationLoss,
                validationScore);
    }

    /** This progress without an estimate of the remaining time. */
    JobProgress halted() {
        return new JobProgress(epoch, epochs, fraction, null, trainingLoss, trainingScore, validationLoss,
                validationScore);
    }
}
