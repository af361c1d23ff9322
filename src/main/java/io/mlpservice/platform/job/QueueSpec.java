package io.mlpservice.platform.job;

import java.time.Duration;

/**
 * How a queue of jobs is kept and served.
 *
 * @param task names the kind of job
 * @param table where db-scheduler keeps the queue; each queue has its own
 * @param slots how many jobs a process works on at the same time, one thread each
 * @param heartbeatInterval how often a process signals that it is alive; after four missed intervals others take over its
 *     jobs
 */
public record QueueSpec(String task, String table, int slots, Duration heartbeatInterval) {
    private static final int MISSED_HEARTBEATS = 4;

    int missedHeartbeats() {
        return MISSED_HEARTBEATS;
    }

    /** The silence after which a process counts as dead. */
    Duration patience() {
        return heartbeatInterval.multipliedBy(MISSED_HEARTBEATS);
    }
}
