package io.mlpservice.training.run;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;

/** Starts dispatching when everything else is up and stops it before anything else shuts down. */
final class SchedulerLifecycle implements SmartLifecycle, DbSchedulerStarter {
    private static final Logger LOG = LoggerFactory.getLogger(SchedulerLifecycle.class);
    /** Time for jobs to stop at a checkpoint; the others resume from an earlier one. */
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(6);

    private final Scheduler scheduler;
    private final Runnable before;

    SchedulerLifecycle(Scheduler scheduler, Runnable before) {
        this.scheduler = scheduler;
        this.before = before;
    }

    @Override
    public void start() {
        before.run();
        scheduler.start();
    }

    /** Returns after {@link #TIME_TO_STOP} at the latest, whatever the database does. */
    @Override
    public void stop() {
        try {
            if (!Thread.ofPlatform().daemon().name("stop-dispatching").start(scheduler::stop).join(TIME_TO_STOP)) {
                LOG.warn("Some training jobs have not stopped in time; the process ends without them.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler.getSchedulerState().isStarted() && !scheduler.getSchedulerState().isShuttingDown();
    }

    /** A scheduler that was stopped cannot be started again. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public void doStart() {
        // Spring calls start() instead.
    }
}
