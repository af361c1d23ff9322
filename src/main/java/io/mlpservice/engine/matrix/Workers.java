package io.mlpservice.engine.matrix;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that share out the blocks of a large operation with the thread that asks for it. Which thread computes a block
 * makes no difference to its bits. There is one set of threads for the whole process: while they are busy with one
 * operation, another one is computed by its own thread alone.
 *
 * <p>Between operations a helper looks out for the next one for about 20 µs, then it sleeps: a training step has its next
 * operation sooner than that, and whoever trains small networks wants the core.
 */
public final class Workers {
    /** How many threads compute one operation; one core is left to requests where there are more than two. */
    static final int THREADS = Integer.getInteger("mlp.engine.threads", defaultThreads());

    private static final long PATIENCE_NANOS = 20_000;
    /**
     * The state holds, from the highest bit on, the operation's number, where the blocks end that nobody has begun, and the
     * first of them: in one word, so that nobody takes the blocks of one operation for those of another.
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

    /** An operation in parts that do not depend on each other. */
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
     * Computes all blocks and returns when they are done. Where blocks fail, one of their failures is thrown after that. A
     * virtual thread computes alone: it would wait in the way of others.
     */
    public static void compute(Blocks blocks, int count) {
        ALL.share(blocks, count);
    }

    /** Which of the {@link #THREADS} that share an operation this thread is: 0 for the one that asked for it. */
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
     * Computes blocks of the present operation until none is left to begin. Helpers begin at the end, so that the same core
     * tends to find the same part of the numbers in its cache from one operation to the next.
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
            // Succeeds only while the state is the one that was seen, hence the operation its own.
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

    /** A thread that knows its number, counted from 1. */
    private static final class HelperThread extends Thread {
        private final int number;

        HelperThread(Runnable task, int number) {
            super(task, "engine-" + number);
            this.number = number;
            setDaemon(true);
        }
    }

    /** A thread that computes blocks whenever there is an operation. */
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
