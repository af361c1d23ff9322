package io.mlpservice.training.run;

import io.mlpservice.platform.job.JobState;

/** What a training run should do. */
enum Course {
    GO_ON,
    /** Stop at a checkpoint. */
    REST,
    /** Stop with the best parameters so far. */
    FINISH,
    /** Stop at once. */
    GIVE_UP;

    /** The course that the state of a job calls for. */
    static Course of(JobState state, boolean keepsModelOnCancel) {
        return switch (state) {
            case RUNNING -> GO_ON;
            case PAUSING -> REST;
            case CANCELLING -> keepsModelOnCancel ? FINISH : GIVE_UP;
            case QUEUED, PAUSED, SUCCEEDED, FAILED, CANCELLED -> GIVE_UP;
        };
    }
}
