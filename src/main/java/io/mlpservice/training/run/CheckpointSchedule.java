package io.mlpservice.training.run;

import java.time.Duration;

/**
 * Decides when a run writes a checkpoint: at its interval, but less often if checkpoints are slow. Times are in
 * nanoseconds.
 */
final class CheckpointSchedule {
    /** Training takes at least this many times as long as writing its checkpoints. */
    private static final int TRAINING_FOR_CHECKPOINTS = 20;

    private final long interval;
    private long last;
    private long wait;

    CheckpointSchedule(Duration interval, long now) {
        this.interval = interval.toNanos();
        this.wait = this.interval;
        this.last = now;
    }

    boolean isDue(long now) {
        return now - last >= wait;
    }

    /** A checkpoint was written between these times. */
    void written(long begin, long end) {
        last = end;
        wait = Math.max(interval, TRAINING_FOR_CHECKPOINTS * (end - begin));
    }
}
