package io.mlpservice.scoring.job;

import java.time.Duration;
import java.util.UUID;

/**
 * A job that a process has started to work on.
 *
 * @param attempt the number of starts so far; only the newest attempt may write
 * @param rows the number of rows of the data set
 * @param rowsDone the rows whose answers earlier attempts stored
 * @param tally what was odd about these
 * @param spent how long earlier attempts took for them
 * @param waited the time from submission to this attempt
 */
public record StartedScoring(UUID id, int attempt, UUID modelId, UUID datasetId, ScoringOptions options, int rows,
        int rowsDone, Tally tally, PredictionTimings spent, Duration waited) {}
