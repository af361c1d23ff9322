package io.mlpservice.training;

/**
 * What a wish to cancel, pause or resume led to.
 *
 * @param underWay whether a running job will follow in a moment
 */
record StateChange(TrainingJob job, boolean underWay) {}
