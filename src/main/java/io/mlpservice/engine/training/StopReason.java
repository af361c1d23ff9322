package io.mlpservice.engine.training;

/** Why a run that gives a model ended. */
public enum StopReason {
    MAX_EPOCHS,
    EARLY_STOPPING,
    TARGET_LOSS,
    CONVERGED,
    TIME_LIMIT,
    /** The listener requested it and keeps the best parameters so far. */
    CANCELLED
}
