package io.mlpservice.platform.memory;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ScopedValue.CallableOp;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The memory that the current request has reserved. Code that is about to hold much of a body or of an answer in memory
 * reserves that first, by an estimate, so that many large requests wait for each other instead of filling the heap. The
 * reservation ends with the request. Jobs reserve nothing here, since their memory is counted when they are submitted.
 */
public final class HeapShare {
    private static final ScopedValue<Optional<HeapShare>> CURRENT = ScopedValue.newInstance();
    private static final ScopedValue<Hold> HOLD = ScopedValue.newInstance();
    /** Small requests need no reservation, so large ones never hold them up. */
    private static final int UNCOUNTED = 256;
    /** How long a request waits that keeps a connection of the database from others; these wait four seconds for one. */
    private static final Duration BRIEFLY = Duration.ofSeconds(3);

    private static final int PAGES_AT_ONCE = 4;
    private static final Hold NOTHING = new Hold() {
        @Override
        public void letGo() {
            // Others lack nothing.
        }

        @Override
        public void take() {
            // Nothing was let go.
        }
    };

    /** What a request keeps from others, such as a turn to compute. */
    public interface Hold {
        /** Lets others have it. */
        void letGo();

        /** Waits for it, and has it again. */
        void take();
    }

    private final HeapBudget budget;
    private long bytes;
    /** What the largest description takes, of these bytes. */
    private long largest;
    private int taken;
    /** How many nanoseconds it may still wait, however often. */
    private long patience;

    private HeapShare(HeapBudget budget) {
        this.budget = budget;
        this.patience = budget.timeout().toNanos();
    }

    /** Answers a request, which may reserve memory meanwhile. */
    static <T, X extends Throwable> T call(HeapBudget budget, CallableOp<T, X> work) throws X {
        var share = new HeapShare(budget);
        try {
            return ScopedValue.where(CURRENT, Optional.of(share)).call(work);
        } finally {
            if (share.taken > 0) {
                budget.giveBack(share.taken);
            }
        }
    }

    /**
     * Works with something that others need as well. It is let go whenever {@link #reserve} has to wait, which may be long: the
     * memory comes back when clients have read their answers. If that wait fails, it stays let go.
     */
    public static <T> T callHolding(Hold hold, Supplier<T> work) {
        return ScopedValue.where(HOLD, hold).call(work::get);
    }

    /**
     * Reserves memory for the current request, in addition to what it has. Waits while other requests hold too much. Does
     * nothing outside of requests.
     *
     * @throws io.mlpservice.platform.problem.ProblemException 413 if the request needs more than all requests may take, 503 if
     *     others do not return theirs in time
     */
    public static void reserve(long bytes) {
        current().ifPresent(share -> share.take(bytes, share.patience, HOLD.orElse(NOTHING)));
    }

    /** How many bytes an answer that may be shorter should take at most, so that others have room beside it. */
    public static long bytesOfPage() {
        return current().map(share -> share.budget.bytes() / PAGES_AT_ONCE).orElse(Long.MAX_VALUE);
    }

    /**
     * Reserves memory for a description that is read from the database. Requests hold one after the other, so the largest
     * counts alone. It waits only briefly, since the caller keeps a connection from others, and never refuses for good: what
     * is stored can be read and deleted, however large it is.
     *
     * @throws io.mlpservice.platform.problem.ProblemException 503 if others do not return their memory in time
     */
    public static void reserveForDescription(long bytes) {
        current().ifPresent(share -> share.takeForDescription(bytes));
    }

    /** Returns the memory of descriptions, before a wait of which the end may be far. */
    public static void releaseDescriptions() {
        current().ifPresent(share -> {
            share.giveBack(share.largest);
            share.largest = 0;
        });
    }

    /** Reads one thing after another without reserving memory, such as all that is stored. */
    public static <T, X extends Throwable> T callUncounted(CallableOp<T, X> work) throws X {
        return ScopedValue.where(CURRENT, Optional.empty()).call(work);
    }

    private static Optional<HeapShare> current() {
        return CURRENT.isBound() ? CURRENT.get() : Optional.empty();
    }

    /** Returns memory before the request ends. */
    public static void release(long bytes) {
        current().ifPresent(share -> share.giveBack(bytes));
    }

    /** A body that is going to be held in memory, which is reserved as it is read. */
    public static InputStream reserving(InputStream body) {
        return new FilterInputStream(body) {
            @Override
            public int read() throws IOException {
                reserve(1);
                return super.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                var count = super.read(bytes, offset, length);
                reserve(Math.max(0, count));
                return count;
            }
        };
    }

    private void giveBack(long less) {
        bytes -= less;
        var kept = HeapBudget.units(bytes);
        if (kept < taken) {
            budget.giveBack(taken - kept);
            taken = kept;
        }
    }

    private void takeForDescription(long size) {
        var more = Math.min(size, budget.bytes() - bytes + largest) - largest;
        if (more > 0) {
            largest += more;
            take(more, Math.min(patience, BRIEFLY.toNanos()), NOTHING);
        }
    }

    private void take(long more, long nanoseconds, Hold hold) {
        bytes += more;
        var wanted = HeapBudget.units(bytes);
        if (wanted <= UNCOUNTED || wanted <= taken) {
            return;
        }
        if (budget.isTakenAtOnce(wanted - taken)) {
            taken = wanted;
            return;
        }
        hold.letGo();
        var start = System.nanoTime();
        budget.take(wanted - taken, wanted, Math.max(0, nanoseconds));
        patience -= System.nanoTime() - start;
        taken = wanted;
        hold.take();
    }
}
