package io.mlpservice.training.event;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

/** A job of a stream, and how far its client has got. Used by the stream's thread alone. */
final class FollowedJob {
    private static final long BETWEEN_EPOCHS = Duration.ofMillis(100).toNanos();

    private final UUID job;
    private final EventFeed feed;
    private EventPosition at;
    private long lastNumber;
    private boolean isDone;
    private @Nullable JobEvent next;
    private long nextEpochs;

    FollowedJob(UUID job, EventFeed feed, EventPosition at, long lastNumber, boolean isDone) {
        this.job = job;
        this.feed = feed;
        this.at = at;
        this.lastNumber = lastNumber;
        this.isDone = isDone;
        this.nextEpochs = System.nanoTime();
    }

    UUID job() {
        return job;
    }

    EventFeed feed() {
        return feed;
    }

    /** The number of the last event that was sent. */
    long lastNumber() {
        return lastNumber;
    }

    /** Whether the stream has nothing more to send of this job. */
    boolean isOver() {
        return isDone || feed.isClosed();
    }

    /** Whether there is an event, which may have to wait: epochs are sent at most ten times a second. */
    boolean hasNext() {
        if (next == null) {
            next = feed.find(at).orElse(null);
        }
        return next != null;
    }

    /** The nanoseconds until the next event may be sent. */
    long delay(long now) {
        return next != null && next.type() == JobEvent.Type.EPOCHS ? nextEpochs - now : 0;
    }

    /** Takes the next event, which there is. */
    JobEvent take(long now) {
        var event = Objects.requireNonNull(next);
        next = null;
        at = event.next();
        lastNumber = event.number();
        isDone = event.type() == JobEvent.Type.DONE;
        if (event.type() == JobEvent.Type.EPOCHS) {
            nextEpochs = now + BETWEEN_EPOCHS;
        }
        return event;
    }
}
