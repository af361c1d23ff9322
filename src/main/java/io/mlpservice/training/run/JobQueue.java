package io.mlpservice.training.run;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.mlpservice.training.job.TrainingJob;
import org.springframework.stereotype.Component;

import java.util.Objects;

/** Puts jobs into db-scheduler's queue. */
@Component
public class JobQueue {
    static final String TASK = "training-job";

    private final Scheduler scheduler;

    JobQueue(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * Queues a job in the transaction around: there is never a job without its task, or a task without its job. Among jobs
     * of one priority it stands where it was submitted, also after a pause.
     */
    public void add(TrainingJob job) {
        var task = new TaskInstance.Builder<Void>(TASK, job.id().toString())
                .priority(Objects.requireNonNull(job.configuration().priority()));
        scheduler.scheduleIfNotExists(task.scheduledTo(job.createdAt()));
    }

    /** Starts queued jobs at once where a slot is free. Once the transaction that queued them has ended, not before. */
    public void wake() {
        scheduler.triggerCheckForDueExecutions();
    }
}
