package io.mlpservice.engine.training;

/** Why a run ended with parameters worth keeping. */
public enum StopReason {
    MAX_EPOCHS,
    EARLY_STOPPING,
    TARGET_LOSS,
    CONVERGED,
    TIME_LIMIT,
    /** The listener asked for it, and for the best parameters so far. */
    CANCELLED
}
