package io.mlpservice.platform.job;

import java.util.UUID;

/** Learns of the ends of all jobs in the transactions that write them. */
public interface JobEndObserver {
    /** A job has ended. This may be called again when the row of a job is written that ended before. */
    void ended(JobEnd end);

    /** A job that ended before is deleted. */
    void deleted(UUID job);
}
