package io.mlpservice.platform.waiting;

import io.mlpservice.platform.Disconnection;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The turns of computations that take seconds: no more requests compute at once than there are cores. A virtual thread
 * keeps its carrier while it computes, and so one carrier is left for requests that are answered at once.
 */
public final class Turns {
    static final Semaphore FREE = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
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
     * @throws RuntimeException of which {@link Disconnection#isBehind} is true if the client has left
     */
    public static <T> T answer(Supplier<T> work) {
        try {
            while (!FREE.tryAcquire(MILLISECONDS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
                requireClient();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Disconnection.clientLeft();
        }
        return release(() -> {
            requireClient();
            return work.get();
        });
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
