package io.mlpservice.training.event;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The events of one job, shared by all clients of this process that watch it. Clients at the same position share what
 * is read from the database, so hundreds of clients cost as many queries as one. Each client reads at its own pace and
 * never waits for another.
 */
final class EventFeed {
    private static final int MOST_RECENT = 8;

    private final UUID job;
    private final JobEventLog log;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
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

    /** The event at a position. Waits for it; empty if none came in time, or if no more will come. */
    Optional<JobEvent> next(EventPosition at, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = patience.toNanos();
            var event = find(at);
            while (event.isEmpty() && !closed && left > 0) {
                left = changed.awaitNanos(left);
                event = find(at);
            }
            return event;
        } finally {
            lock.unlock();
        }
    }

    private Optional<JobEvent> find(EventPosition at) {
        if (closed) {
            return Optional.empty();
        }
        var known = Optional.ofNullable(recent.get(at));
        var found = known.or(() -> log.next(job, at, horizon));
        found.ifPresent(event -> recent.put(at, event));
        return found;
    }

    /** Sets how far the events reach now. */
    void reach(EventHorizon now) {
        lock.lock();
        try {
            if (!now.equals(horizon)) {
                horizon = now;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the feed for all clients. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
