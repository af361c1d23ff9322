package io.mlpservice.platform.job;

/** How a job takes a wish to cancel, pause or resume it. */
public enum JobReaction {
    /** It is in the state that was wished for. */
    DONE,
    /** The process that works on it will bring it there. */
    UNDER_WAY,
    /** It needs a place in the queue again, which the caller gives it in the same transaction. */
    TO_BE_QUEUED
}
