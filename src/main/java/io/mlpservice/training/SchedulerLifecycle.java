package io.mlpservice.training;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import org.springframework.context.SmartLifecycle;

/** Starts dispatching when everything else is up, and stops it before anything else goes down. */
final class SchedulerLifecycle implements SmartLifecycle, DbSchedulerStarter {
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

    @Override
    public void stop() {
        scheduler.stop();
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
        // Spring starts it, by start().
    }
}
