package io.mlpservice.platform.waiting;

import io.mlpservice.platform.memory.HeapShare;
import io.mlpservice.platform.problem.Disconnection;
import io.mlpservice.platform.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The turns of computations that take seconds: no more requests compute at once than there are cores. A virtual thread
 * keeps its carrier while it computes, and so others are left for requests that are answered at once. A request that waits for
 * memory lets others have its turn, so that those which have one wait for no client.
 */
public final class Turns {
    static final Semaphore FREE = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    /** What costs no more, some tenths of a second, needs no turn. */
    private static final double SHORT = 2e10;
    private static final long MILLISECONDS_BETWEEN_LOOKS = 500;
    /** Longer than others compute, unless many wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    private Turns() {}

    /**
     * Works in turn, whatever the client does. Its request should be received as a whole. It waits as long as it takes, since a
     * refusal would lose what was received, and since those that have a turn compute and wait for no client.
     */
    public static <T> T inTurn(Supplier<T> work) {
        return new Turn(FREE::acquireUninterruptibly).use(work);
    }

    /**
     * Computes an answer in turn. Changes nothing, so it is given up when the client leaves.
     *
     * @throws ProblemException {@code connection_closed} if the client has left, 503 if others compute for too long
     */
    public static <T> T answer(Supplier<T> work) {
        return answer(PATIENCE, work);
    }

    static <T> T answer(Duration patience, Supplier<T> work) {
        return new Turn(() -> waitForTurn(patience)).use(() -> {
            requireClient();
            return work.get();
        });
    }

    /**
     * Computes an answer, in turn if that takes long.
     *
     * @param cost of the answer, in multiplications of large matrix products
     * @throws ProblemException as {@link #answer(Supplier)}
     */
    public static <T> T answer(double cost, Supplier<T> work) {
        return cost > SHORT ? answer(work) : work.get();
    }

    /** The turn of a request, which others have while it waits for memory. */
    private static final class Turn implements HeapShare.Hold {
        private final Runnable wait;
        private boolean isTaken;

        Turn(Runnable wait) {
            this.wait = wait;
        }

        <T> T use(Supplier<T> work) {
            take();
            try {
                return HeapShare.callHolding(this, work);
            } finally {
                letGo();
            }
        }

        @Override
        public void take() {
            wait.run();
            isTaken = true;
        }

        @Override
        public void letGo() {
            if (isTaken) {
                isTaken = false;
                FREE.release();
            }
        }
    }

    /** Another thread stands in the queue, so that no place is lost by looking for the client. */
    private static void waitForTurn(Duration patience) {
        var turn = CompletableFuture.supplyAsync(() -> isTaken(patience), Thread::startVirtualThread);
        var isOwn = false;
        try {
            while (!isDone(turn)) {
                requireClient();
            }
            isOwn = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Disconnection.clientLeft();
        } finally {
            if (!isOwn) {
                var _ = turn.thenAccept(Turns::giveBack);
            }
        }
        if (!turn.join()) {
            throw ProblemException.later(HttpStatus.SERVICE_UNAVAILABLE, "busy",
                    "Other requests compute their answers, and this one has waited for %d s. Send it again in a few seconds."
                            .formatted(patience.toSeconds()),
                    A_MOMENT);
        }
    }

    private static boolean isTaken(Duration patience) {
        try {
            return FREE.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void giveBack(boolean isTaken) {
        if (isTaken) {
            FREE.release();
        }
    }

    private static boolean isDone(CompletableFuture<?> turn) throws InterruptedException {
        try {
            turn.get(MILLISECONDS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives up the computation of the current request if its client has left. To be called about once a second. */
    public static void requireClient() {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null && request.getAttribute(ConnectionValve.CLIENT_IS_THERE,
                RequestAttributes.SCOPE_REQUEST) instanceof BooleanSupplier clientIsThere
                && !clientIsThere.getAsBoolean()) {
            throw Disconnection.clientLeft();
        }
    }
}
