package io.mlpservice.platform.waiting;

import io.mlpservice.platform.problem.Disconnection;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The turns of computations that take seconds: no more requests compute at once than there are cores. A virtual thread
 * keeps its carrier while it computes, and so others are left for requests that are answered at once.
 */
public final class Turns {
    static final Semaphore FREE = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    /** What costs no more, some tenths of a second, needs no turn. */
    private static final double SHORT = 2e10;
    private static final long MILLISECONDS_BETWEEN_LOOKS = 500;

    private Turns() {}

    /** Works in turn, whatever the client does. Its request should be received as a whole. */
    public static <T> T inTurn(Supplier<T> work) {
        FREE.acquireUninterruptibly();
        return release(work);
    }

    /**
     * Computes an answer in turn. Changes nothing, so it is given up when the client leaves.
     *
     * @throws io.mlpservice.platform.problem.ProblemException {@code connection_closed} if the client has left
     */
    public static <T> T answer(Supplier<T> work) {
        waitForTurn();
        return release(() -> {
            requireClient();
            return work.get();
        });
    }

    /**
     * Computes an answer, in turn if that takes long.
     *
     * @param cost of the answer, in multiplications of large matrix products
     * @throws io.mlpservice.platform.problem.ProblemException as {@link #answer(Supplier)}
     */
    public static <T> T answer(double cost, Supplier<T> work) {
        return cost > SHORT ? answer(work) : work.get();
    }

    /** Another thread stands in the queue, so that no place is lost by looking for the client. */
    private static void waitForTurn() {
        var turn = CompletableFuture.runAsync(FREE::acquireUninterruptibly, Thread::startVirtualThread);
        var isTaken = false;
        try {
            while (!isDone(turn)) {
                requireClient();
            }
            isTaken = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Disconnection.clientLeft();
        } finally {
            if (!isTaken) {
                var _ = turn.thenRun(FREE::release);
            }
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

    private static <T> T release(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            FREE.release();
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
