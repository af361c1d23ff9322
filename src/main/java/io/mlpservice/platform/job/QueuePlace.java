package io.mlpservice.platform.job;

import java.util.UUID;

/**
 * A job's place in the queue.
 *
 * @param before the number of jobs that start before it
 */
public record QueuePlace(UUID jobId, long before) {}
