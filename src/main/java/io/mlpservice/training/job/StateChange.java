package io.mlpservice.training.job;

/**
 * What came of a wish to cancel, pause or resume a job.
 *
 * @param job as it stands now
 * @param underWay whether it is on its way to the state that was wished for
 * @param toBeQueued whether the job needs a place in the queue again, which the caller gives it in the same transaction
 */
public record StateChange(TrainingJob job, boolean underWay, boolean toBeQueued) {}
