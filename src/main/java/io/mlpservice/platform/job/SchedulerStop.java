package io.mlpservice.platform.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Stops schedulers side by side, so that a process ends in time. */
final class SchedulerStop {
    private static final Logger LOG = LoggerFactory.getLogger(SchedulerStop.class);
    /** Time for jobs to stop where they can go on later; the others resume from an earlier point. */
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(6);

    private SchedulerStop() {}

    /** Returns after {@link #TIME_TO_STOP} at the latest. */
    static void all(List<Scheduler> schedulers) {
        var end = Instant.now().plus(TIME_TO_STOP);
        var stops = schedulers.stream()
                .map(scheduler -> Thread.ofPlatform().daemon().name("stop-dispatching").start(scheduler::stop))
                .toList();
        try {
            for (var stop : stops) {
                if (!stop.join(Duration.between(Instant.now(), end))) {
                    LOG.warn("Some jobs have not stopped in time; the process ends without them.");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
