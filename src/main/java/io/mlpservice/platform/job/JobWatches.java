package io.mlpservice.platform.job;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The jobs that clients of this process watch. Any process may work on them, so this one polls the database for their
 * progress: one query for all of them, ten times a second, while there are any.
 *
 * @param <S> what is seen of a job
 * @param <W> what is kept of a watched job, shared by its clients
 */
public final class JobWatches<S, W extends JobWatches.Watched<S>> {
    private static final Logger LOG = LoggerFactory.getLogger(JobWatches.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Function<Set<UUID>, Map<UUID, S>> sight;
    private final ScheduledExecutorService clock;
    private final Map<UUID, Entry<W>> entries = new HashMap<>();
    private @Nullable ScheduledFuture<?> looking;
    private boolean answers = true;

    /** A job that clients watch. */
    public interface Watched<S> {
        /** Takes in how the job stands. */
        void see(S seen);

        /** Ends the watch: the job was deleted, or the service stops. */
        void close();
    }

    /** A watched job and its number of clients. */
    private static final class Entry<W> {
        private final W watched;
        private int clients;

        Entry(W watched) {
            this.watched = watched;
        }
    }

    /**
     * No job is watched yet.
     *
     * @param name names the thread that looks
     * @param sight reads how some jobs stand; those that do not exist are left out
     */
    public JobWatches(String name, Function<Set<UUID>, Map<UUID, S>> sight) {
        this.sight = sight;
        this.clock = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name(name).factory());
    }

    /** Adds a client to a job's watch, which is made for the first one. The client must {@link #leave} it in the end. */
    public synchronized W join(UUID job, Supplier<W> first) {
        var entry = entries.computeIfAbsent(job, _ -> new Entry<>(first.get()));
        entry.clients++;
        if (clock.isShutdown()) {
            entry.watched.close();
        } else if (looking == null) {
            looking = clock.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        }
        return entry.watched;
    }

    /** Ends what {@link #join} began. */
    public synchronized void leave(UUID job) {
        var entry = entries.get(job);
        if (entry != null && --entry.clients == 0) {
            entries.remove(job);
        }
        if (entries.isEmpty() && looking != null) {
            looking.cancel(false);
            looking = null;
        }
    }

    private void look() {
        try {
            var watched = watched();
            if (watched.isEmpty()) {
                return;
            }
            var seen = sight.apply(watched.keySet());
            watched.forEach((job, each) -> show(each, seen.get(job)));
            answers = true;
        } catch (RuntimeException e) {
            var isFirst = answers;
            answers = false;
            if (isFirst) {
                LOG.warn("Clients that watch jobs wait until the database answers again.", e);
            }
        } catch (OutOfMemoryError e) {
            // The next look finds room again. A line in the log would need some now.
            answers = false;
        }
    }

    private synchronized Map<UUID, W> watched() {
        var watched = new HashMap<UUID, W>();
        entries.forEach((job, entry) -> watched.put(job, entry.watched));
        return watched;
    }

    private static <S> void show(Watched<S> watched, @Nullable S seen) {
        if (seen == null) {
            watched.close();
        } else {
            watched.see(seen);
        }
    }

    /** Ends all watches, for good. */
    public void end() {
        clock.shutdownNow();
        watched().values().forEach(Watched::close);
    }
}
