package io.mlpservice.training;

import io.mlpservice.model.TrainingConfiguration;

import java.util.UUID;

/**
 * A job that a process has begun to train.
 *
 * @param attempt how often the job was started; the newest start alone may write
 */
record StartedJob(UUID id, int attempt, TrainingConfiguration configuration, String datasetSha256, int epochs) {}
