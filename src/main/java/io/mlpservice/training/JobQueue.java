package io.mlpservice.training;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import org.springframework.stereotype.Component;

/** Puts jobs into db-scheduler's queue. */
@Component
class JobQueue {
    static final String TASK = "training-job";

    private final Scheduler scheduler;

    JobQueue(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * Queues a job in the transaction around: there is never a job without its task, or a task without its job. Among jobs
     * of one priority it stands where it was submitted, also after a pause.
     */
    void add(JobEntity job) {
        var task = new TaskInstance.Builder<Void>(TASK, job.id().toString()).priority(job.priority());
        scheduler.scheduleIfNotExists(task.scheduledTo(job.createdAt()));
    }

    /** Starts queued jobs at once where a slot is free. Once the transaction that queued them has ended, not before. */
    void wake() {
        scheduler.triggerCheckForDueExecutions();
    }
}
