package io.mlpservice.training.event;

import io.mlpservice.platform.job.JobWatches;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The events of one job, shared by all clients of this process that watch it. Clients at the same position share what
 * is read from the database, so hundreds of clients cost as many queries as one. Each client reads at its own pace and
 * never waits for another.
 */
final class EventFeed implements JobWatches.Watched<EventHorizon> {
    private static final int MOST_RECENT = 8;

    private final UUID job;
    private final JobEventLog log;
    private final Set<Runnable> listeners = new HashSet<>();
    private final Map<EventPosition, JobEvent> recent = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<EventPosition, JobEvent> eldest) {
            return size() > MOST_RECENT;
        }
    };
    private EventHorizon horizon;
    private boolean closed;

    EventFeed(UUID job, JobEventLog log, EventHorizon horizon) {
        this.job = job;
        this.log = log;
        this.horizon = horizon;
    }

    /** The event at a position; empty if there is none yet, or if no more will come. */
    synchronized Optional<JobEvent> find(EventPosition at) {
        if (closed) {
            return Optional.empty();
        }
        var known = Optional.ofNullable(recent.get(at));
        var found = known.or(() -> log.next(job, at, horizon));
        found.ifPresent(event -> recent.put(at, event));
        return found;
    }

    /** Calls a listener, which returns at once, whenever there may be more to {@link #find}. */
    synchronized void listen(Runnable listener) {
        listeners.add(listener);
    }

    synchronized void forget(Runnable listener) {
        listeners.remove(listener);
    }

    @Override
    public synchronized void see(EventHorizon now) {
        if (!now.equals(horizon)) {
            horizon = now;
            listeners.forEach(Runnable::run);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        listeners.forEach(Runnable::run);
    }

    synchronized boolean isClosed() {
        return closed;
    }
}
