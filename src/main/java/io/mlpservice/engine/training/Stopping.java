package io.mlpservice.engine.training;

import io.mlpservice.engine.hyperparameter.Hyperparameter;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * When a run ends. The first condition that is met ends it.
 *
 * @param epochs see {@link Hyperparameter#EPOCHS}
 * @param targetLoss the loss at which to stop: the monitored loss, or the training loss if none is monitored
 * @param timeLimit the longest that the run may take
 */
public record Stopping(int epochs, EarlyStopping earlyStopping, OptionalDouble targetLoss,
        Optional<Duration> timeLimit) {
    /** Checks the ranges. */
    public Stopping {
        Hyperparameter.EPOCHS.check(epochs);
        targetLoss.ifPresent(Hyperparameter.TARGET_LOSS::check);
    }

    /** Stops after a number of epochs only. */
    public static Stopping after(int epochs) {
        return new Stopping(epochs, EarlyStopping.NONE, OptionalDouble.empty(), Optional.empty());
    }
}
