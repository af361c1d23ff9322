package io.mlpservice.scoring;

/**
 * What came of a wish to cancel, pause or resume a job.
 *
 * @param job as it stands now
 * @param underWay whether it is on its way to the state that was wished for
 */
record StateChange(PredictionJob job, boolean underWay) {}
