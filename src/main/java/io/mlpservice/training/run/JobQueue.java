package io.mlpservice.training.run;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.mlpservice.training.job.TrainingJob;
import org.springframework.stereotype.Component;

/** Puts jobs into db-scheduler's queue. */
@Component
public class JobQueue {
    static final String TASK = "training-job";

    private final Scheduler scheduler;

    JobQueue(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * Queues a job in the current transaction, so that a job and its task exist together or not at all. Jobs of one
     * priority are ordered by submission time, also after a pause.
     */
    public void add(TrainingJob job) {
        var task = new TaskInstance.Builder<Void>(TASK, job.id().toString())
                .priority(job.configuration().priority());
        scheduler.scheduleIfNotExists(task.scheduledTo(job.createdAt()));
    }

    /** Starts queued jobs at once if a slot is free. Call it after the transaction that queued them has committed. */
    public void wake() {
        scheduler.triggerCheckForDueExecutions();
    }
}
