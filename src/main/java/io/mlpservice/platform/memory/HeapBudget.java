package io.mlpservice.platform.memory;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.mlpservice.platform.problem.ProblemException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The memory that all requests may take together. */
@Component
@EnableConfigurationProperties(HeapSettings.class)
final class HeapBudget {
    /** Memory is counted in kilobytes. */
    static final int UNIT = 1 << 10;
    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    private final int total;
    private final Duration timeout;
    /** First come, first served: else a large request would wait for ever behind small ones. */
    private final Semaphore free;

    HeapBudget(HeapSettings settings, MeterRegistry meters) {
        this.total = units(settings.memoryOrDefault());
        this.timeout = settings.memoryTimeout();
        this.free = new Semaphore(total, true);
        Gauge.builder("mlp.requests.memory.used", this,
                budget -> (double) UNIT * (budget.total - budget.free.availablePermits()))
                .baseUnit("bytes").description("Memory that large requests have reserved.").register(meters);
        Gauge.builder("mlp.requests.memory.max", this, budget -> (double) UNIT * budget.total).baseUnit("bytes")
                .description("Memory that large requests may reserve together.").register(meters);
    }

    /** Rounded up. */
    static int units(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(bytes, UNIT));
    }

    /** What all requests may take together. */
    long bytes() {
        return (long) UNIT * total;
    }

    /** How long a request waits in all. */
    Duration timeout() {
        return timeout;
    }

    /** Takes more for a request if there is so much, and no one waits for it. */
    boolean isTakenAtOnce(int more) {
        return isTaken(more, 0);
    }

    /**
     * Waits until a request can have more.
     *
     * @param more units that it has not
     * @param all units that it has then
     * @param nanoseconds how long to wait
     * @throws ProblemException 413 if it wants more than there is, 503 if others do not return theirs in time
     */
    void take(int more, int all, long nanoseconds) {
        if (all > total) {
            throw ProblemException.tooLarge("too_much_memory",
                    "This request needs about %,d kB of memory, but all requests together may take only %,d kB. Send or ask for less at a time, or raise the setting %s."
                            .formatted(all, total, HeapSettings.MEMORY));
        }
        if (!isTaken(more, nanoseconds)) {
            throw ProblemException.later(HttpStatus.SERVICE_UNAVAILABLE, "busy",
                    "Other requests take the memory that this one needs. Send it again in a few seconds, or raise the setting %s."
                            .formatted(HeapSettings.MEMORY),
                    A_MOMENT);
        }
    }

    private boolean isTaken(int more, long nanoseconds) {
        try {
            return free.tryAcquire(more, nanoseconds, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** About how many requests wait. */
    int waiting() {
        return free.getQueueLength();
    }

    void giveBack(int units) {
        free.release(units);
    }
}
