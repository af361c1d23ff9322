package io.mlpservice.training.event;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Clients of a job share what they read, and none waits for another. */
class EventFeedTest {
    private static final EventPosition OLD = new EventPosition(1, 10);
    private static final EventPosition NEW = new EventPosition(1, 90);
    private static final EventHorizon HORIZON = new EventHorizon(new EventPosition(1, 100), false);

    private final AtomicInteger reads = new AtomicInteger();
    private final CountDownLatch reading = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    /** Old events take as long as the test wants. */
    private final EventFeed feed = new EventFeed((at, horizon) -> {
        reads.incrementAndGet();
        if (at.equals(OLD)) {
            reading.countDown();
            await(mayEnd);
        }
        return Optional.of(JobEvent.of(JobEvent.Type.EPOCHS, horizon.lastNumber(), horizon.end(), "epochs", "{}"));
    }, HORIZON);

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void findsNewEventsWhileAnotherClientReadsOldOnes() {
        var slow = CompletableFuture.supplyAsync(() -> feed.find(OLD));
        await(reading);
        assertThat(feed.find(NEW)).isPresent();
        assertThat(slow).isNotDone();
        mayEnd.countDown();
        assertThat(slow.join()).isPresent();
    }

    @Test
    void readsAnEventOnceForAllClients() {
        var first = CompletableFuture.supplyAsync(() -> feed.find(OLD));
        await(reading);
        var second = CompletableFuture.supplyAsync(() -> feed.find(OLD));
        mayEnd.countDown();
        assertThat(first.join()).isEqualTo(second.join());
        assertThat(feed.find(OLD)).isEqualTo(first.join());
        assertThat(reads).hasValue(1);
    }

    @Test
    void readsAgainWhatLayBehindANearerHorizon() {
        var first = CompletableFuture.supplyAsync(() -> feed.find(OLD));
        await(reading);
        feed.see(new EventHorizon(new EventPosition(1, 200), false));
        mayEnd.countDown();
        var second = feed.find(new EventPosition(1, 100));
        assertThat(first.join()).hasValueSatisfying(event -> assertThat(event.number()).isEqualTo(101));
        assertThat(second).hasValueSatisfying(event -> assertThat(event.number()).isEqualTo(201));
    }

    @Test
    void failsForTheClientsThatWaitedAndReadsAgainAfterward() {
        var broken = new EventFeed((_, _) -> {
            if (reads.incrementAndGet() == 1) {
                throw new IllegalStateException("no database");
            }
            return Optional.empty();
        }, HORIZON);
        assertThatIllegalStateException().isThrownBy(() -> broken.find(NEW));
        assertThat(broken.find(NEW)).isEmpty();
    }
}
