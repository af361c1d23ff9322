package io.mlpservice.platform.job;

/**
 * What came of a wish to cancel, pause or resume a job.
 *
 * @param job as it stands now
 */
public record StateChange<J>(J job, JobReaction reaction) {
    /** Whether the job needs a place in the queue again. */
    public boolean toBeQueued() {
        return reaction == JobReaction.TO_BE_QUEUED;
    }

    /** Whether the job is not yet in the state that was wished for. */
    public boolean underWay() {
        return reaction != JobReaction.DONE;
    }
}
