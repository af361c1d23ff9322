package io.mlpservice.platform.job;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The state of a job. */
public enum JobState {
    /** Waits for a free slot. */
    QUEUED,
    /** Is being worked on. */
    RUNNING,
    /** Is being worked on and will pause in a moment. */
    PAUSING,
    /** Keeps its progress until it is resumed. */
    PAUSED,
    /** Is being worked on and will stop in a moment. */
    CANCELLING,
    /** Ended with what it was to make. */
    SUCCEEDED,
    /** Ended without it; {@code error} says why. */
    FAILED,
    /** Was stopped by its user. */
    CANCELLED;

    /** The states in which a job still needs what it works on. */
    public static final Set<JobState> UNFINISHED = Collections
            .unmodifiableSet(EnumSet.of(QUEUED, RUNNING, PAUSING, PAUSED, CANCELLING));

    /** The states of a job that waits for a process to work on it. */
    public static final Set<JobState> TO_BE_STARTED = Collections.unmodifiableSet(EnumSet.of(QUEUED, CANCELLING));

    /** The states that may follow. A running job is queued again when its process shuts down. */
    public Set<JobState> next() {
        return switch (this) {
            case QUEUED -> EnumSet.of(RUNNING, PAUSED, FAILED, CANCELLING, CANCELLED);
            case RUNNING -> EnumSet.of(RUNNING, QUEUED, PAUSING, CANCELLING, SUCCEEDED, FAILED);
            case PAUSING -> EnumSet.of(RUNNING, PAUSED, CANCELLING, SUCCEEDED, FAILED);
            case PAUSED -> EnumSet.of(QUEUED, CANCELLING, CANCELLED);
            case CANCELLING -> EnumSet.of(CANCELLED);
            case SUCCEEDED, FAILED, CANCELLED -> EnumSet.noneOf(JobState.class);
        };
    }

    /** Whether the state is final. */
    public boolean isTerminal() {
        return !UNFINISHED.contains(this);
    }

    /**
     * The state after this one.
     *
     * @throws IllegalStateException if it may not follow
     */
    public JobState to(JobState following) {
        if (!next().contains(following)) {
            throw new IllegalStateException("a job that is %s cannot become %s".formatted(this, following));
        }
        return following;
    }
}
