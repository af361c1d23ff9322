package io.mlpservice.scoring;

import java.util.UUID;

/**
 * A job's place in the queue.
 *
 * @param before the number of jobs that start before it
 */
record QueuePlace(UUID jobId, long before) {}
