package io.mlpservice.training.run;

import io.mlpservice.training.job.JobPhase;
import io.mlpservice.training.job.JobTimings;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** Measures how long each phase of a run takes. Times are in nanoseconds, as of {@link System#nanoTime}. */
final class PhaseClock {
    private final long trainedBefore;
    private JobPhase phase = JobPhase.PREPARING;
    private JobTimings timings = JobTimings.NONE;
    private long start;

    /**
     * A clock that starts with the preparation.
     *
     * @param trainedBefore how long earlier attempts trained, which counts as training time of this one
     */
    PhaseClock(long now, Duration trainedBefore) {
        this.start = now;
        this.trainedBefore = trainedBefore.toNanos();
    }

    /** Ends the phase before, unless it is the same one. */
    void enter(JobPhase next, long now) {
        if (next != phase) {
            end(now);
            phase = next;
            start = next == JobPhase.TRAINING ? now - trainedBefore : now;
        }
    }

    /** Ends the last phase. */
    void end(long now) {
        timings = timings.with(phase, seconds(now));
    }

    JobPhase phase() {
        return phase;
    }

    JobTimings timings() {
        return timings;
    }

    /** Estimate of the phase's remaining seconds at the speed so far; null before anything is finished. */
    @Nullable
    Double secondsLeft(double fraction, long now) {
        return fraction > 0 ? seconds(now) / fraction * (1 - fraction) : null;
    }

    private double seconds(long now) {
        return (now - start) / 1e9;
    }
}
