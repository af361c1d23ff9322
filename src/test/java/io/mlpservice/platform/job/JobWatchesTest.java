package io.mlpservice.platform.job;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class JobWatchesTest {
    private final UUID job = UUID.randomUUID();
    private final Map<UUID, Integer> stored = new ConcurrentHashMap<>(Map.of(job, 1));
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicBoolean asksForNone = new AtomicBoolean();
    private final JobWatches<Integer, Seen> watches = new JobWatches<>("test", this::look);

    private static final class Seen implements JobWatches.Watched<Integer> {
        private volatile int last;
        private volatile boolean closed;

        @Override
        public void see(Integer seen) {
            last = seen;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private Map<UUID, Integer> look(Set<UUID> jobs) {
        asksForNone.compareAndSet(false, jobs.isEmpty());
        if (looks.incrementAndGet() == 2) {
            throw new IllegalStateException("the database does not answer");
        }
        if (looks.get() == 3) {
            throw new OutOfMemoryError("as if the heap were full");
        }
        return jobs.stream().filter(stored::containsKey).collect(Collectors.toMap(id -> id, stored::get));
    }

    @AfterEach
    void end() {
        watches.end();
    }

    @Test
    void showsAllClientsOfAJobTheSameAndGoesOnAfterFailures() {
        var one = watches.join(job, Seen::new);
        assertThat(watches.join(job, Seen::new)).isSameAs(one);
        Awaitility.await().until(() -> one.last == 1);
        Awaitility.await().until(() -> looks.get() > 3);
        stored.put(job, 2);
        Awaitility.await().until(() -> one.last == 2);
        assertThat(one.closed).isFalse();
    }

    @Test
    void closesTheWatchOfAJobThatIsGone() {
        var gone = watches.join(UUID.randomUUID(), Seen::new);
        Awaitility.await().until(() -> gone.closed);
    }

    @Test
    void looksNoMoreOnceTheLastClientHasLeft() {
        var first = watches.join(job, Seen::new);
        watches.join(job, Seen::new);
        watches.leave(job);
        Awaitility.await().until(() -> first.last == 1);
        watches.leave(job);
        assertThat(watches.join(job, Seen::new)).isNotSameAs(first);
    }

    @Test
    void asksForNoJobsEvenIfTheLastClientLeavesAsALookBegins() {
        for (var round = 0; round < 20_000; round++) {
            watches.join(job, Seen::new);
            watches.leave(job);
        }
        assertThat(asksForNone).isFalse();
    }

    @Test
    void closesAllWatchesInTheEndAndLaterOnesAtOnce() {
        var before = watches.join(job, Seen::new);
        watches.end();
        assertThat(before.closed).isTrue();
        assertThat(watches.join(UUID.randomUUID(), Seen::new).closed).isTrue();
    }
}
