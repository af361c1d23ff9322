package io.mlpservice.platform.job;

import com.github.kagkarlsson.scheduler.Clock;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The clock of the system, except that it never steps back: where that one is set back, this one goes on from the time that it
 * had. The scheduler waits for a time of its clock, and would wait for as long as the step was.
 */
final class SteadyClock implements Clock {
    private final InstantSource system;
    private final LongSupplier nanoseconds;
    private Instant last;
    private long lastNanoseconds;

    SteadyClock() {
        this(InstantSource.system(), System::nanoTime);
    }

    /**
     * A clock.
     *
     * @param nanoseconds how many have passed since some time
     */
    SteadyClock(InstantSource system, LongSupplier nanoseconds) {
        this.system = system;
        this.nanoseconds = nanoseconds;
        this.last = system.instant();
        this.lastNanoseconds = nanoseconds.getAsLong();
    }

    @Override
    public synchronized Instant now() {
        var wall = system.instant();
        var passed = nanoseconds.getAsLong();
        var steady = last.plusNanos(passed - lastNanoseconds);
        last = wall.isAfter(steady) ? wall : steady;
        lastNanoseconds = passed;
        return last;
    }
}
