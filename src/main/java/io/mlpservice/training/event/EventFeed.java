package io.mlpservice.training.event;

import io.mlpservice.platform.job.JobWatches;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The events of one job, shared by all clients of this process that watch it. Clients at the same position share what
 * is read from the database, so hundreds of clients cost as many queries as one. Each client reads at its own pace and
 * never waits for another.
 */
final class EventFeed implements JobWatches.Watched<EventHorizon> {
    private static final int MOST_RECENT = 8;

    /** Reads the event at a position, if it is before the horizon. */
    @FunctionalInterface
    interface Source {
        Optional<JobEvent> next(EventPosition at, EventHorizon horizon);
    }

    /** What a client reads while others wait for the same. What lay behind a nearer horizon is of no use to them. */
    private record Reading(EventHorizon horizon, CompletableFuture<Optional<JobEvent>> event) {}

    private final Source source;
    private final Map<EventPosition, Reading> readings = new HashMap<>();
    private final Set<Runnable> listeners = new HashSet<>();
    private final Map<EventPosition, JobEvent> recent = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<EventPosition, JobEvent> eldest) {
            return size() > MOST_RECENT;
        }
    };
    private EventHorizon horizon;
    private boolean closed;

    EventFeed(Source source, EventHorizon horizon) {
        this.source = source;
        this.horizon = horizon;
    }

    /** The event at a position; empty if there is none yet, or if no more will come. */
    Optional<JobEvent> find(EventPosition at) {
        Reading reading;
        boolean isUnderWay;
        synchronized (this) {
            var known = recent.get(at);
            if (closed || known != null) {
                return closed ? Optional.empty() : Optional.ofNullable(known);
            }
            var underWay = readings.get(at);
            isUnderWay = underWay != null && underWay.horizon().equals(horizon);
            reading = isUnderWay ? Objects.requireNonNull(underWay) : new Reading(horizon, new CompletableFuture<>());
            readings.put(at, reading);
        }
        if (!isUnderWay) {
            read(at, reading);
        }
        return found(reading);
    }

    /** Outside of the lock: a client that reads old events must not hold up those that wait for new ones. */
    private void read(EventPosition at, Reading reading) {
        try {
            reading.event().complete(source.next(at, reading.horizon()));
        } catch (RuntimeException | Error e) {
            reading.event().completeExceptionally(e);
        } finally {
            keep(at, reading);
        }
    }

    private synchronized void keep(EventPosition at, Reading reading) {
        readings.remove(at, reading);
        if (!reading.event().isCompletedExceptionally()) {
            reading.event().join().ifPresent(event -> recent.put(at, event));
        }
    }

    private static Optional<JobEvent> found(Reading reading) {
        try {
            return reading.event().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
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
