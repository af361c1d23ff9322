package io.mlpservice.training.job;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.engine.training.Checkpoint;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * A job that a process has started to train.
 *
 * @param attempt the number of starts so far; only the newest attempt may write
 * @param schema empty if an earlier version submitted the job and its schema was not derived yet
 * @param progress what earlier attempts reached
 * @param checkpoint where training resumes; empty to start from the beginning
 * @param waited the time from submission to this attempt
 */
public record StartedJob(UUID id, int attempt, TrainingConfiguration configuration,
        Optional<TrainingSchema> schema, String datasetSha256, JobProgress progress,
        Optional<Checkpoint> checkpoint, Duration waited) {
    /** Whether it makes a model even when cancelled. */
    public boolean keepsModelOnCancel() {
        return configuration.keepModelOnCancel();
    }

    /** How long earlier attempts trained. */
    public Duration trained() {
        return checkpoint.map(Checkpoint::elapsed).orElse(Duration.ZERO);
    }
}
