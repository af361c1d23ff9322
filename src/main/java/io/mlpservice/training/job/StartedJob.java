package io.mlpservice.training.job;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.engine.training.Checkpoint;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * A job that a process has begun to train.
 *
 * @param attempt how often the job was started; the newest start alone may write
 * @param progress what attempts before have reached
 * @param checkpoint where training goes on; empty to begin
 * @param waited how long after its submission the attempt begins
 */
public record StartedJob(UUID id, int attempt, TrainingConfiguration configuration, String datasetSha256,
        JobProgress progress,
        Optional<Checkpoint> checkpoint, Duration waited) {
    /** Whether it makes a model even when it is cancelled. */
    public boolean keepsModelOnCancel() {
        return Boolean.TRUE.equals(configuration.keepModelOnCancel());
    }

    /** How long attempts before have trained. */
    public Duration trained() {
        return checkpoint.map(Checkpoint::elapsed).orElse(Duration.ZERO);
    }
}
