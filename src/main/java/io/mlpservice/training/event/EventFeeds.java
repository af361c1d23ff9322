package io.mlpservice.training.event;

import io.mlpservice.platform.ProblemException;
import io.mlpservice.training.job.Jobs;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The jobs that clients of this process watch. Any process may train them, so this one polls the database for their
 * progress: one query for all of them, ten times a second, while there are any.
 */
@Component
class EventFeeds {
    private static final Logger LOG = LoggerFactory.getLogger(EventFeeds.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final JobEventLog log;
    private final ScheduledExecutorService clock = Executors
            .newSingleThreadScheduledExecutor(Thread.ofVirtual().name("job-events").factory());
    private final Map<UUID, Watched> watched = new HashMap<>();
    private @Nullable ScheduledFuture<?> looking;
    private boolean answers = true;

    EventFeeds(JobEventLog log) {
        this.log = log;
    }

    /** A watched job and its number of clients. */
    private static final class Watched {
        private final EventFeed feed;
        private int clients;

        Watched(EventFeed feed) {
            this.feed = feed;
        }
    }

    /**
     * How far the events of a job reach.
     *
     * @throws ProblemException {@code not_found} if there is no such job
     */
    EventHorizon horizon(UUID job) {
        var horizon = log.horizons(Set.of(job)).get(job);
        if (horizon == null) {
            throw Jobs.notFound(job);
        }
        return horizon;
    }

    /** Adds a client to a job's feed. The client must {@link #leave} it in the end. */
    synchronized EventFeed join(UUID job, EventHorizon horizon) {
        var entry = watched.computeIfAbsent(job, id -> new Watched(new EventFeed(id, log, horizon)));
        entry.clients++;
        if (looking == null && !clock.isShutdown()) {
            looking = clock.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (clock.isShutdown()) {
            entry.feed.close();
        }
        return entry.feed;
    }

    /** Ends what {@link #join} began. */
    synchronized void leave(UUID job) {
        var entry = watched.get(job);
        if (entry != null && --entry.clients == 0) {
            watched.remove(job);
        }
        if (watched.isEmpty() && looking != null) {
            looking.cancel(false);
            looking = null;
        }
    }

    private void look() {
        try {
            var feeds = feeds();
            var horizons = log.horizons(feeds.keySet());
            feeds.forEach((job, feed) -> update(feed, horizons.get(job)));
            answers = true;
        } catch (RuntimeException e) {
            if (answers) {
                LOG.warn("Clients that watch jobs wait until the database answers again.", e);
            }
            answers = false;
        }
    }

    private synchronized Map<UUID, EventFeed> feeds() {
        var feeds = new HashMap<UUID, EventFeed>();
        watched.forEach((job, entry) -> feeds.put(job, entry.feed));
        return feeds;
    }

    private static void update(EventFeed feed, @Nullable EventHorizon horizon) {
        if (horizon == null) {
            feed.close();
        } else {
            feed.reach(horizon);
        }
    }

    /**
     * Disconnects the clients before the server waits for its requests to end. They reconnect with the id of their last
     * event.
     */
    @EventListener(ContextClosedEvent.class)
    void end() {
        clock.shutdownNow();
        feeds().values().forEach(EventFeed::close);
    }
}
