package io.mlpservice.training.event;

import io.mlpservice.platform.job.JobWatches;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.training.job.Jobs;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The jobs whose events clients of this process receive. */
@Component
class EventFeeds {
    private final JobEventLog log;
    private final Jobs jobs;
    private final JobWatches<EventHorizon, EventFeed> watches;

    EventFeeds(JobEventLog log, Jobs jobs) {
        this.log = log;
        this.jobs = jobs;
        this.watches = new JobWatches<>("job-events", log::horizons);
    }

    /**
     * How far the events of some jobs of the current owner reach.
     *
     * @throws ProblemException {@code not_found} if there is no such job
     */
    Map<UUID, EventHorizon> horizons(Collection<UUID> ids) {
        ids.forEach(jobs::requireExistence);
        var horizons = log.horizons(ids);
        for (var job : ids) {
            if (!horizons.containsKey(job)) {
                throw Jobs.notFound(job);
            }
        }
        return horizons;
    }

    /** Adds a client to a job's feed. The client must {@link #leave} it in the end. */
    EventFeed join(UUID job, EventHorizon horizon) {
        return watches.join(job, () -> new EventFeed((at, until) -> log.next(job, at, until), horizon));
    }

    /** Ends what {@link #join} began. */
    void leave(UUID job) {
        watches.leave(job);
    }

    /**
     * Disconnects the clients before the server waits for its requests to end. They reconnect with the id of their last
     * event.
     */
    @EventListener(ContextClosedEvent.class)
    void end() {
        watches.end();
    }
}
