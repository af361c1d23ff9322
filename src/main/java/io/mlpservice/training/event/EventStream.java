package io.mlpservice.training.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Sends the events of a job to one client on the calling thread, which blocks while the client is slow. */
final class EventStream {
    private static final Duration BETWEEN_EPOCHS = Duration.ofMillis(100);
    private static final Duration BETWEEN_SIGNS_OF_LIFE = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofHours(1);
    /** Clients that lose the connection reconnect after a second. */
    private static final byte[] GREETING = "retry: 1000\n\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SIGN_OF_LIFE = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final EventFeed feed;
    private final Output output;
    private final long end = System.nanoTime() + LONGEST.toNanos();
    private long nextEpochs = System.nanoTime();

    /** Where messages go. A message is flushed when the call returns. */
    @FunctionalInterface
    interface Output {
        void send(byte[] message) throws IOException;
    }

    EventStream(EventFeed feed, Output output) {
        this.feed = feed;
        this.output = output;
    }

    /** Sends all events from a position on, until the last one, the end of the feed, or the time limit. */
    void run(EventPosition from) throws IOException, InterruptedException {
        output.send(GREETING);
        var at = from;
        while (!feed.isClosed() && System.nanoTime() < end) {
            var event = feed.next(at, BETWEEN_SIGNS_OF_LIFE).orElse(null);
            if (event == null) {
                output.send(SIGN_OF_LIFE);
            } else {
                send(event);
                if (event.type() == JobEvent.Type.DONE) {
                    return;
                }
                at = event.next();
            }
        }
    }

    private void send(JobEvent event) throws IOException, InterruptedException {
        if (event.type() == JobEvent.Type.EPOCHS) {
            TimeUnit.NANOSECONDS.sleep(nextEpochs - System.nanoTime());
            nextEpochs = System.nanoTime() + BETWEEN_EPOCHS.toNanos();
        }
        output.send(event.message());
    }
}
