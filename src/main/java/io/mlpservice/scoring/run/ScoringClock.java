package io.mlpservice.scoring.run;

import io.mlpservice.scoring.job.PredictionTimings;
import io.mlpservice.scoring.job.ScoringAdvance;
import io.mlpservice.scoring.job.StartedScoring;
import io.mlpservice.scoring.job.Tally;
import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.function.LongSupplier;

/** Measures an attempt of a job and estimates how long it still takes. */
final class ScoringClock {
    private final StartedScoring job;
    private final LongSupplier clock;
    private final long start;
    private long predicting;

    /**
     * A clock that starts with the preparation.
     *
     * @param clock the time in nanoseconds
     */
    ScoringClock(StartedScoring job, LongSupplier clock) {
        this.job = job;
        this.clock = clock;
        this.start = clock.getAsLong();
        this.predicting = start;
    }

    /** Ends the preparation. */
    void begin() {
        predicting = clock.getAsLong();
    }

    /** How far the job is now that some rows are done. */
    ScoringAdvance advance(int rowsDone, Tally tally) {
        var seconds = (clock.getAsLong() - predicting) / 1e9;
        var timings = new PredictionTimings(before(job.spent().preparingSeconds()) + (predicting - start) / 1e9,
                before(job.spent().predictingSeconds()) + seconds);
        return new ScoringAdvance(rowsDone, tally, timings,
                seconds / (rowsDone - job.rowsDone()) * (job.rows() - rowsDone));
    }

    private static double before(@Nullable Double seconds) {
        return Objects.requireNonNullElse(seconds, 0.0);
    }
}
