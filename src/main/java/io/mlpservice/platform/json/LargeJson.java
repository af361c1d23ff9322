package io.mlpservice.platform.json;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * The turns of large JSON, which takes tenths of a second: no more threads read or write it at once than there are cores. A
 * virtual thread keeps its carrier meanwhile, and so another one is left for requests that are answered at once.
 */
public final class LargeJson {
    private static final int LARGE = 1 << 16;
    private static final Semaphore FREE = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    private LargeJson() {}

    /**
     * Reads or writes JSON, in turn if it is large.
     *
     * @param size about how many bytes or characters it has
     * @param work waits for nothing, so that turns are never a link of a circle
     */
    public static <T> T inTurn(long size, Supplier<T> work) {
        if (size < LARGE) {
            return work.get();
        }
        FREE.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            FREE.release();
        }
    }
}
