package io.mlpservice.training.job;

import io.mlpservice.platform.job.JobState;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import java.time.Instant;

/**
 * A state that a job entered. A job that is started again enters the same state again.
 *
 * @param attempt the number of starts up to then
 * @param epochsBefore the last epoch recorded before it
 */
@Embeddable
public record JobStateEntry(@Enumerated(EnumType.STRING) @Column(length = 20) JobState state, int attempt,
        int epochsBefore,
        Instant since) {}
