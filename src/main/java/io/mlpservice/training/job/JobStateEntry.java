package io.mlpservice.training.job;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import java.time.Instant;

/**
 * A state that a job came to; a job that is started once more comes to the same state again.
 *
 * @param attempt how often the job was started by then
 * @param epochsBefore the last epoch that was recorded before
 */
@Embeddable
public record JobStateEntry(@Enumerated(EnumType.STRING) @Column(length = 20) JobState state, int attempt,
        int epochsBefore,
        Instant since) {}
