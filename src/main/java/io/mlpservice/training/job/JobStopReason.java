package io.mlpservice.training.job;

import io.mlpservice.engine.training.StopReason;

/** Why training stopped. */
public enum JobStopReason {
    /** All epochs are done. */
    MAX_EPOCHS,
    /** The monitored loss stopped falling. */
    EARLY_STOPPING,
    /** The monitored loss reached the target loss. */
    TARGET_LOSS,
    /** Further epochs would not improve the model noticeably. */
    CONVERGED,
    /** The time limit was reached. */
    TIME_LIMIT,
    /** A loss or a parameter became infinite or NaN. */
    DIVERGED,
    /** The user cancelled the job. */
    CANCELLED;

    public static JobStopReason of(StopReason reason) {
        return switch (reason) {
            case MAX_EPOCHS -> MAX_EPOCHS;
            case EARLY_STOPPING -> EARLY_STOPPING;
            case TARGET_LOSS -> TARGET_LOSS;
            case CONVERGED -> CONVERGED;
            case TIME_LIMIT -> TIME_LIMIT;
            case CANCELLED -> CANCELLED;
        };
    }
}
