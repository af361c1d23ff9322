package io.mlpservice.training.run;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;

/**
 * Gives the jobs of processes whose heart stopped beating to the others, at the place in the queue that they had. A process
 * that has not seen the heartbeats itself for as long, because it slept or the database did not answer, judges nobody: it
 * looks again when all had the time to beat once more.
 */
final class SilentProcesses extends AbstractSchedulerListener implements DeadExecutionHandler<Void> {
    private static final Logger LOG = LoggerFactory.getLogger(SilentProcesses.class);

    private final Duration patience;
    private volatile Instant lastLook;

    /** Takes after how much silence a process is dead. */
    SilentProcesses(Duration patience) {
        this.patience = patience;
        this.lastLook = Instant.now();
    }

    @Override
    public void deadExecution(ExecutionComplete silence, ExecutionOperations<Void> operations) {
        var execution = silence.getExecution();
        if (Instant.now().isAfter(lastLook.plus(patience))) {
            LOG.info("This process saw no heartbeats for a while itself, so training job {} stays where it is for now.",
                    execution.getId());
            return;
        }
        LOG.warn("Process {} is silent; its training job {} is to be taken over.", execution.pickedBy,
                execution.getId());
        operations.reschedule(silence, execution.executionTime);
    }

    @Override
    public void onSchedulerEvent(SchedulerEventType event) {
        if (event == SchedulerEventType.RAN_DETECT_DEAD) {
            lastLook = Instant.now();
        }
    }
}
