package io.mlpservice.platform.job;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Work that is tried until it is done or given up. */
public interface RepeatedWork {
    /**
     * Tries it once, on the calling thread.
     *
     * @return the pause until it is tried again; empty if it is over
     * @throws RuntimeException if the database does not answer; it is tried again later
     */
    Optional<Duration> attempt(UUID id);

    /** No pause is longer. */
    Duration longestPause();
}
