package io.mlpservice.training.run;

import io.mlpservice.training.job.Epoch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The finished epochs of a run that are not written yet, and when to write them. Times are in nanoseconds. */
final class EpochBacklog {
    private static final long BETWEEN_WRITES = Duration.ofMillis(500).toNanos();
    private static final int EPOCHS_A_WRITE = 5_000;
    /** About 30 MB of them. */
    private static final int MOST = 500_000;

    private final List<Epoch> epochs = new ArrayList<>();
    private long lastWrite;

    EpochBacklog(long now) {
        this.lastWrite = now;
    }

    /** Adds an epoch; whether there are enough for a write, whatever the time. */
    boolean add(Epoch epoch) {
        epochs.add(epoch);
        return epochs.size() % EPOCHS_A_WRITE == 0;
    }

    List<Epoch> epochs() {
        return Collections.unmodifiableList(epochs);
    }

    /** Whether the last write was long ago. */
    boolean isDue(long now) {
        return now - lastWrite >= BETWEEN_WRITES;
    }

    /** Whether the run must not go on without a write. */
    boolean isFull() {
        return epochs.size() > MOST;
    }

    /** All epochs were written. */
    void written(long now) {
        epochs.clear();
        lastWrite = now;
    }
}
