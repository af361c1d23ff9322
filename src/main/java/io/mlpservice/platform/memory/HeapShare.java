package io.mlpservice.platform.memory;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ScopedValue.CallableOp;

/**
 * The memory that the current request has reserved. Code that is about to hold much of a body or of an answer in memory
 * reserves that first, by an estimate, so that many large requests wait for each other instead of filling the heap. The
 * reservation ends with the request. Jobs reserve nothing here, since their memory is counted when they are submitted.
 */
public final class HeapShare {
    private static final ScopedValue<HeapShare> CURRENT = ScopedValue.newInstance();
    /** Small requests need no reservation, so large ones never hold them up. */
    private static final int UNCOUNTED = 256;

    private final HeapBudget budget;
    private long bytes;
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
            return ScopedValue.where(CURRENT, share).call(work);
        } finally {
            if (share.taken > 0) {
                budget.giveBack(share.taken);
            }
        }
    }

    /**
     * Reserves memory for the current request, in addition to what it has. Waits while other requests hold too much. Does
     * nothing outside of requests.
     *
     * @throws io.mlpservice.platform.ProblemException 413 if the request needs more than all requests may take, 503 if
     *     others do not return theirs in time
     */
    public static void reserve(long bytes) {
        if (CURRENT.isBound()) {
            CURRENT.get().take(bytes);
        }
    }

    /** Returns memory before the request ends. */
    public static void release(long bytes) {
        if (CURRENT.isBound()) {
            CURRENT.get().giveBack(bytes);
        }
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

    private void take(long more) {
        bytes += more;
        var wanted = HeapBudget.units(bytes);
        if (wanted > UNCOUNTED && wanted > taken) {
            var start = System.nanoTime();
            budget.take(wanted - taken, wanted, Math.max(0, patience));
            patience -= System.nanoTime() - start;
            taken = wanted;
        }
    }
}
