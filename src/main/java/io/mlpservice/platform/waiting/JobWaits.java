package io.mlpservice.platform.waiting;

import io.mlpservice.platform.job.JobState;
import io.mlpservice.platform.job.JobWatches;
import io.mlpservice.platform.memory.HeapShare;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The requests of this process that wait for the end of jobs of one kind, each on its own virtual thread. */
public final class JobWaits {
    /** Further requests are answered at once. */
    private static final int MOST = 1_000;
    private static final Duration BETWEEN_LOOKS_FOR_THE_CLIENT = Duration.ofMillis(500);

    private final String table;
    private final JdbcClient client;
    private final JobWatches<JobState, End> watches;
    private final Semaphore places = new Semaphore(MOST);

    /** Waits for jobs of a table. */
    public JobWaits(String table, JdbcTemplate jdbc) {
        this.table = table;
        this.client = JdbcClient.create(jdbc);
        this.watches = new JobWatches<>("waits-for-" + table, this::states);
    }

    /** The end of a job, for which requests wait. */
    private static final class End implements JobWatches.Watched<JobState> {
        private final CountDownLatch latch = new CountDownLatch(1);

        @Override
        public void see(JobState state) {
            if (state.isTerminal()) {
                latch.countDown();
            }
        }

        @Override
        public void close() {
            latch.countDown();
        }
    }

    private record StateOf(UUID id, JobState state) {}

    private Map<UUID, JobState> states(Set<UUID> ids) {
        return client.sql("select id, state from %s where id in (:ids)".formatted(table)).param("ids", ids)
                .query((row, _) -> new StateOf(row.getObject("id", UUID.class),
                        JobState.valueOf(row.getString("state"))))
                .list().stream().collect(Collectors.toMap(StateOf::id, StateOf::state));
    }

    /**
     * Waits until a job ends, the time is over, the client leaves or the service stops. The caller has checked that the
     * client may see the job, and looks at it again afterwards.
     *
     * @return whether there was a wait
     */
    public boolean await(UUID job, JobState state, PreferredWait wait) {
        if (!wait.isWished()) {
            return false;
        }
        if (state.isTerminal()) {
            wait.applied();
            return false;
        }
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            wait.applied();
            HeapShare.releaseDescriptions();
            awaitEnd(job, wait);
            return true;
        } finally {
            places.release();
        }
    }

    private void awaitEnd(UUID job, PreferredWait wait) {
        var end = watches.join(job, End::new).latch;
        try {
            var last = System.nanoTime() + wait.time().toNanos();
            var left = wait.time().toNanos();
            while (left > 0 && !end.await(Math.min(left, BETWEEN_LOOKS_FOR_THE_CLIENT.toNanos()), TimeUnit.NANOSECONDS)
                    && wait.clientIsThere()) {
                left = last - System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            watches.leave(job);
        }
    }

    /** The number of requests that wait. */
    public int waiting() {
        return MOST - places.availablePermits();
    }

    /** Ends all waits before the server waits for its requests. */
    @EventListener(ContextClosedEvent.class)
    void end() {
        watches.end();
    }
}
