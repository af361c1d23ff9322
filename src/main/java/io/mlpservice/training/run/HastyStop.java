package io.mlpservice.training.run;

import io.mlpservice.configuration.TrainingConfiguration.EarlyStoppingConfiguration;
import io.mlpservice.engine.training.EarlyStopping.Monitor;
import io.mlpservice.engine.training.StopReason;
import io.mlpservice.metric.SampleMetrics;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Notices models that have hardly learned: by chance, the loss on few validation rows may be lowest in the first epochs. */
final class HastyStop {
    /** The loss on fewer rows than this depends on which ones they are. */
    private static final int ENOUGH_ROWS = 30;
    private static final int FIRST_EPOCHS = 5;

    private HastyStop() {}

    /**
     * A sentence, if early stopping keeps one of the first epochs because of few rows.
     *
     * @param epochs how many epochs were run
     * @param validation metrics on the validation rows; null if there are none
     */
    static Optional<String> warning(EarlyStoppingConfiguration stopping, StopReason reason, int epochs,
            @Nullable SampleMetrics validation) {
        if (reason != StopReason.EARLY_STOPPING || stopping.monitor() != Monitor.VALIDATION_LOSS
                || stopping.patience() == null || validation == null) {
            return Optional.empty();
        }
        var best = epochs - stopping.patience();
        var rows = validation.rowCount();
        return best > FIRST_EPOCHS || rows >= ENOUGH_ROWS
                ? Optional.empty()
                : Optional.of(
                        "Training ended early, and the model is that of epoch %d, which has learned little: in later epochs the loss on the validation rows did not fall, but %d row%s may mislead. Compare with \"training\": {\"early_stopping\": {\"monitor\": \"none\"}}, which runs all epochs."
                                .formatted(best, rows, rows == 1 ? "" : "s"));
    }
}
