package io.mlpservice.scoring.job;

/**
 * How far a job is once another chunk of answers is stored.
 *
 * @param rowsDone the rows whose answers are stored
 * @param tally what was odd about them
 * @param timings how long they took
 * @param secondsLeft the estimated time for the others
 */
public record ScoringAdvance(int rowsDone, Tally tally, PredictionTimings timings, double secondsLeft) {}
