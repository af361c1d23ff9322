package io.mlpservice.training.job;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** How far a job is, as of at most half a second ago. */
@Embeddable
@Schema(description = "How far a job is, and how well it does: the losses and the score of the last finished epoch.")
public record JobProgress(@Schema(description = "How many epochs are finished.", example = "120") int epoch,
        @Schema(description = "How many epochs there are at most.", example = "200") int epochs,
        @Schema(description = "Share of the training that is done, 0 to 1.", example = "0.6") double fraction,
        @Schema(description = "How long the rest takes at the pace so far.", example = "0.4") @Nullable Double etaSeconds,
        @Schema(example = "0.05") @Nullable Double trainingLoss,
        @Schema(example = "0.07") @Nullable Double validationLoss,
        @Schema(description = "Accuracy or R² of the validation rows.", example = "0.95") @Nullable Double validationScore) {

    public static JobProgress none(int epochs) {
        return new JobProgress(0, epochs, 0, null, null, null, null);
    }

    /** The same when an epoch has finished. */
    public JobProgress after(Epoch finished) {
        return new JobProgress(finished.epoch(), epochs, (double) finished.epoch() / epochs, etaSeconds,
                finished.trainingLoss(), finished.validationLoss(), finished.validationScore());
    }

    /** The same in the midst of an epoch. */
    public JobProgress at(double share, @Nullable Double secondsLeft) {
        return new JobProgress(epoch, epochs, share, secondsLeft, trainingLoss, validationLoss, validationScore);
    }

    /** The same at the end, with nothing left to do. */
    JobProgress finished() {
        return new JobProgress(epoch, epochs, 1, 0.0, trainingLoss, validationLoss, validationScore);
    }

    /** The same without an end in sight. */
    JobProgress halted() {
        return new JobProgress(epoch, epochs, fraction, null, trainingLoss, validationLoss, validationScore);
    }
}
