package io.mlpservice.training;

/**
 * What a wish to cancel led to.
 *
 * @param underWay whether a running job will stop in a moment
 */
record Cancellation(TrainingJob job, boolean underWay) {}
