package io.mlpservice.platform.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;

import java.time.Instant;
import java.util.UUID;

/** A queue of jobs in the database. */
public final class JobQueue {
    private final String task;
    private final Scheduler scheduler;

    JobQueue(String task, Scheduler scheduler) {
        this.task = task;
        this.scheduler = scheduler;
    }

    /**
     * Queues a job in the current transaction, so that a job and its task exist together or not at all. Jobs of one
     * priority are ordered by submission time, also after a pause.
     */
    public void add(UUID job, int priority, Instant submitted) {
        var instance = new TaskInstance.Builder<Void>(task, job.toString()).priority(priority);
        scheduler.scheduleIfNotExists(instance.scheduledTo(submitted));
    }

    /** Starts queued jobs at once if a slot is free. Call it after the transaction that queued them has committed. */
    public void wake() {
        scheduler.triggerCheckForDueExecutions();
    }

    Scheduler scheduler() {
        return scheduler;
    }
}
