package io.mlpservice.engine.training;

import io.mlpservice.engine.hyperparameter.Hyperparameter;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * When a run ends; whatever comes first.
 *
 * @param epochs see {@link Hyperparameter#EPOCHS}
 * @param targetLoss the monitored loss at which to stop, or the training loss where none is monitored
 * @param timeLimit how long the run may take
 */
public record Stopping(int epochs, EarlyStopping earlyStopping, OptionalDouble targetLoss,
        Optional<Duration> timeLimit) {
    /** Checks the ranges. */
    public Stopping {
        Hyperparameter.EPOCHS.check(epochs);
        targetLoss.ifPresent(Hyperparameter.TARGET_LOSS::check);
    }

    /** After that many epochs. */
    public static Stopping after(int epochs) {
        return new Stopping(epochs, EarlyStopping.NONE, OptionalDouble.empty(), Optional.empty());
    }
}
