package io.mlpservice.scoring.run;

import io.mlpservice.platform.job.JobState;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Decides whether a run goes on. It asks the database a few times a second; once a run is to stop, that is final. */
final class RunWatch {
    private static final long BETWEEN_LOOKS = Duration.ofMillis(250).toNanos();

    private final Supplier<JobState> state;
    private final BooleanSupplier shuttingDown;
    private final LongSupplier clock;
    private long lastLook;
    private boolean goesOn = true;

    /**
     * A watch over one run.
     *
     * @param state reads the job's state from the database
     * @param shuttingDown whether this process is about to end
     * @param clock the time in nanoseconds
     */
    RunWatch(Supplier<JobState> state, BooleanSupplier shuttingDown, LongSupplier clock) {
        this.state = state;
        this.shuttingDown = shuttingDown;
        this.clock = clock;
        this.lastLook = clock.getAsLong();
    }

    /** Whether the run goes on, as far as was asked lately. */
    boolean goesOn() {
        return goesOn && (clock.getAsLong() - lastLook < BETWEEN_LOOKS || look());
    }

    /** Whether the run goes on; asks at once. */
    boolean look() {
        lastLook = clock.getAsLong();
        goesOn = goesOn && !shuttingDown.getAsBoolean() && state.get() == JobState.RUNNING;
        return goesOn;
    }
}
