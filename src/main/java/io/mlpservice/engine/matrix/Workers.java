package io.mlpservice.engine.matrix;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread pool that computes the blocks of a large operation together with the calling thread. A block's bits do not
 * depend on the thread that computes it. There is one pool per process; while it is busy, other operations run on their
 * calling thread alone.
 *
 * <p>After an operation, a helper spins for about 20 µs before it sleeps. The next operation of a training step starts
 * sooner than that, and small networks need the core for other work.
 */
public final class Workers {
    /** The number of threads per operation; with more than two cores, one is left free for requests. */
    static final int THREADS = Integer.getInteger("mlp.engine.threads", defaultThreads());

    private static final long PATIENCE_NANOS = 20_000;
    /**
     * From the highest bit down: the number of the operation, and the end and the start of its range of unclaimed
     * blocks. They share one word, so that no thread can claim blocks of the wrong operation.
     */
    private static final int BLOCK_BITS = 20;
    private static final int NUMBER_SHIFT = 2 * BLOCK_BITS;
    private static final int MOST_BLOCKS = (1 << BLOCK_BITS) - 1;

    private static final Workers ALL = new Workers(THREADS - 1);

    private final Helper[] helpers;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final AtomicLong state = new AtomicLong();
    private final AtomicInteger finished = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile Blocks blocks = block -> {
    };

    /** An operation in independent blocks. */
    @FunctionalInterface
    public interface Blocks {
        /** Computes a block, counted from 0. */
        void compute(int block);
    }

    private Workers(int helperCount) {
        this.helpers = new Helper[Math.max(0, helperCount)];
        for (var index = 0; index < helpers.length; index++) {
            helpers[index] = new Helper(index + 1);
        }
    }

    private static int defaultThreads() {
        var processors = Runtime.getRuntime().availableProcessors();
        return processors > 2 ? processors - 1 : processors;
    }

    /**
     * Computes all blocks and returns when they are done. If blocks fail, one of the exceptions is thrown then. A
     * virtual thread computes alone, because it would block its carrier thread while it waits.
     */
    public static void compute(Blocks blocks, int count) {
        ALL.share(blocks, count);
    }

    /** The index of this thread among the {@link #THREADS} of an operation: 0 for the calling thread. */
    static int slot() {
        return Thread.currentThread() instanceof HelperThread helper ? helper.number : 0;
    }

    private void share(Blocks operation, int blockCount) {
        if (blockCount == 1 || blockCount > MOST_BLOCKS || helpers.length == 0 || Thread.currentThread().isVirtual()
                || !taken.compareAndSet(false, true)) {
            for (var block = 0; block < blockCount; block++) {
                operation.compute(block);
            }
            return;
        }
        blocks = operation;
        finished.set(0);
        failure.set(null);
        state.set((((state.get() >>> NUMBER_SHIFT) + 1) << NUMBER_SHIFT) | ((long) blockCount << BLOCK_BITS));
        for (var helper : helpers) {
            helper.wake();
        }
        help(false);
        waitForTheOthers(blockCount);
        var thrown = failure.get();
        taken.set(false);
        switch (thrown) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> {
            }
        }
    }

    /**
     * Computes blocks of the current operation until all are claimed. Helpers start at the end, so that each core tends
     * to have its part of the data in its cache from one operation to the next.
     */
    private void help(boolean fromTheEnd) {
        while (true) {
            var seen = state.get();
            var next = (int) seen & MOST_BLOCKS;
            var end = (int) (seen >>> BLOCK_BITS) & MOST_BLOCKS;
            if (next >= end) {
                return;
            }
            var operation = blocks;
            // Succeeds only if the state, and thus the operation, has not changed.
            if (state.compareAndSet(seen, fromTheEnd ? seen - (1L << BLOCK_BITS) : seen + 1)) {
                run(operation, fromTheEnd ? end - 1 : next);
            }
        }
    }

    private void run(Blocks operation, int block) {
        try {
            operation.compute(block);
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        } finally {
            finished.incrementAndGet();
        }
    }

    @SuppressWarnings("ThreadPriorityCheck")
    private void waitForTheOthers(int blockCount) {
        var patienceEnds = System.nanoTime() + PATIENCE_NANOS;
        while (finished.get() < blockCount) {
            if (System.nanoTime() < patienceEnds) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }

    /** A thread with its index, counted from 1. */
    private static final class HelperThread extends Thread {
        private final int number;

        HelperThread(Runnable task, int number) {
            super(task, "engine-" + number);
            this.number = number;
            setDaemon(true);
        }
    }

    /** A helper thread that waits for operations and computes their blocks. */
    private final class Helper implements Runnable {
        private final Thread thread;
        private volatile boolean asleep;

        Helper(int number) {
            thread = new HelperThread(this, number);
            thread.start();
        }

        void wake() {
            if (asleep) {
                LockSupport.unpark(thread);
            }
        }

        @Override
        public void run() {
            var last = 0L;
            while (true) {
                last = awaitOperationAfter(last);
                help(true);
            }
        }

        private long awaitOperationAfter(long last) {
            var patienceEnds = System.nanoTime() + PATIENCE_NANOS;
            while (true) {
                var number = state.get() >>> NUMBER_SHIFT;
                if (number != last) {
                    return number;
                }
                if (System.nanoTime() < patienceEnds) {
                    Thread.onSpinWait();
                } else {
                    sleepUntilOperationAfter(last);
                }
            }
        }

        private void sleepUntilOperationAfter(long last) {
            asleep = true;
            while (state.get() >>> NUMBER_SHIFT == last) {
                LockSupport.park(this);
            }
            asleep = false;
        }
    }
}
