package io.mlpservice.training.job;

import java.util.UUID;

/**
 * Where a job stands in the queue.
 *
 * @param before how many jobs start before it
 */
record QueuePlace(UUID jobId, long before) {}
