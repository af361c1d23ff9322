package io.mlpservice.training.job;

import io.mlpservice.engine.training.StopReason;

/** Why training stopped. */
public enum JobStopReason {
    /** All epochs are done. */
    MAX_EPOCHS,
    /** The monitored loss stopped falling. */
    EARLY_STOPPING,
    /** The monitored loss is as low as was asked for. */
    TARGET_LOSS,
    /** Another epoch would change nothing worth changing. */
    CONVERGED,
    /** The time is up. */
    TIME_LIMIT,
    /** A loss or a parameter was no finite number any more. */
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
