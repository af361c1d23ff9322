package io.mlpservice.platform.embedded;

import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStore.TxCounter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends the endless loops of H2. It counts the statements that use each version of its store. A statement that finds the count
 * of the newest version below 0 tries again at once, until there is a newer version. In a database that closed itself since
 * the disk was full, the count may be too low and no version comes after it: then such statements keep their processors for
 * ever (seen with H2 2.4.240), and requests that share these find none. So the count is raised to 0.
 */
@Component
class SpinGuard implements DisposableBean {
    private static final VarHandle NEWEST;
    private static final MethodHandle COUNT;
    private static final MethodHandle RAISE;
    private static final Logger LOG = LoggerFactory.getLogger(SpinGuard.class);

    static {
        try {
            var store = MethodHandles.privateLookupIn(MVStore.class, MethodHandles.lookup());
            var counter = MethodHandles.privateLookupIn(TxCounter.class, MethodHandles.lookup());
            NEWEST = store.findVarHandle(MVStore.class, "currentTxCounter", TxCounter.class);
            COUNT = counter.findVirtual(TxCounter.class, "get", MethodType.methodType(int.class));
            RAISE = counter.findVirtual(TxCounter.class, "incrementAndGet", MethodType.methodType(int.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Set<MVStore> stores = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** A thread of the operating system: those that share processors may find none. */
    private final ScheduledExecutorService thread = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("spin-guard").factory());

    SpinGuard() {
        var _ = thread.scheduleWithFixedDelay(this::raiseCounts, 1, 1, TimeUnit.SECONDS);
    }

    /** Watches a store, also after it was closed, for as long as anything uses it. */
    void watch(MVStore store) {
        stores.add(store);
    }

    private void raiseCounts() {
        List<MVStore> watched;
        synchronized (stores) {
            watched = List.copyOf(stores);
        }
        watched.forEach(SpinGuard::raiseCount);
    }

    private static void raiseCount(MVStore store) {
        var newest = (TxCounter) NEWEST.getVolatile(store);
        if (isTooLow(store, newest)) {
            LOG.warn("Statements of the embedded database were in an endless loop and go on: {}", newest);
            while (isTooLow(store, newest)) {
                raise(newest);
            }
        }
    }

    /** The count of an older version may be below 0: nothing uses it any more. */
    private static boolean isTooLow(MVStore store, TxCounter newest) {
        return count(newest) < 0 && NEWEST.getVolatile(store) == newest;
    }

    private static int count(TxCounter counter) {
        try {
            return (int) COUNT.invokeExact(counter);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static void raise(TxCounter counter) {
        try {
            var _ = (int) RAISE.invokeExact(counter);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
