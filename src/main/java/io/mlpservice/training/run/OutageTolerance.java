package io.mlpservice.training.run;

import io.mlpservice.platform.problem.DatabaseFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Lets a run go on for a while when the database does not answer. */
final class OutageTolerance {
    private static final Logger LOG = LoggerFactory.getLogger(OutageTolerance.class);
    /** It takes seconds to notice that a database does not answer; training should hardly wait for that. */
    private static final long BETWEEN_FAILURES = Duration.ofSeconds(5).toNanos();

    private final UUID job;
    private final LongSupplier clock;
    private final BooleanSupplier canWait;
    private @Nullable Long lastFailure;

    /**
     * A tolerance for one run.
     *
     * @param clock the time in nanoseconds
     * @param canWait whether the run can still keep what it cannot write
     */
    OutageTolerance(UUID job, LongSupplier clock, BooleanSupplier canWait) {
        this.job = job;
        this.clock = clock;
        this.canWait = canWait;
    }

    /** Whether the database failed a moment ago, so that it is too early to ask again. */
    boolean hasJustBegun() {
        return lastFailure != null && clock.getAsLong() - lastFailure < BETWEEN_FAILURES;
    }

    /** Writes to the database; the same as {@link #attempt(Supplier, Object)} without an answer. */
    void attempt(Runnable write) {
        attempt(() -> {
            write.run();
            return true;
        }, false);
    }

    /**
     * What the database answers, or the alternative if it fails in a way that may pass.
     *
     * @throws DataAccessException if the failure is permanent, or the run cannot wait
     */
    <T> T attempt(Supplier<T> access, T otherwise) {
        try {
            return access.get();
        } catch (DataAccessException | TransactionException e) {
            if (!DatabaseFailure.mayPass(e) || !canWait.getAsBoolean()) {
                throw e;
            }
            lastFailure = clock.getAsLong();
            LOG.warn("The database does not answer training job {}, which goes on: {}", job, e.toString());
            return otherwise;
        }
    }
}
