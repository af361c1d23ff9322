package io.mlpservice.platform.job;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;

/**
 * Hands the jobs of silent processes to others, at their old place in the queue. A process that slept or lost the
 * database, and so saw no heartbeats itself, declares no other process dead: it waits until all have had time for
 * another heartbeat.
 */
final class SilentProcesses extends AbstractSchedulerListener implements DeadExecutionHandler<Void> {
    private static final Logger LOG = LoggerFactory.getLogger(SilentProcesses.class);

    private final Duration patience;
    private volatile Instant lastLook;

    /** Takes the silence after which a process counts as dead. */
    SilentProcesses(Duration patience) {
        this.patience = patience;
        this.lastLook = Instant.now();
    }

    @Override
    public void deadExecution(ExecutionComplete silence, ExecutionOperations<Void> operations) {
        var execution = silence.getExecution();
        if (Instant.now().isAfter(lastLook.plus(patience))) {
            LOG.info("This process has seen no heartbeats for a while, so it does not take over job {} yet.",
                    execution.getId());
            return;
        }
        LOG.warn("Process {} is silent; its job {} will be taken over.", execution.pickedBy,
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
