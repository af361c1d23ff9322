package io.mlpservice.platform.embedded;

import org.h2.engine.Database;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Cleans up after embedded databases that closed themselves since they could not write, as on a full disk (seen with H2
 * 2.4.240). The service opens such a database again, and two things of the closed one would stay for ever.
 *
 * <p>Statements under way may loop. H2 counts the statements that use each version of its store. One that finds the count of
 * the newest version below 0 tries again at once, until there is a newer version, which a closed store never has. Requests share
 * their processors with it and find none. So the count is raised to 0.
 *
 * <p>The thread that removes large objects would wait for work, so the guard ends it.
 */
@Component
class DatabaseGuard implements DisposableBean {
    private static final VarHandle NEWEST;
    private static final MethodHandle COUNT;
    private static final MethodHandle RAISE;
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseGuard.class);

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

    /** Held until their threads have ended: once garbage, nothing would find the thread of a closed database. */
    private final Set<Database> open = ConcurrentHashMap.newKeySet();
    /** Of open and of closed databases, for as long as anything uses them. */
    private final Set<MVStore> stores = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** Threads of the operating system: those that share processors may find none. */
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2,
            Thread.ofPlatform().daemon().name("database-guard-", 0).factory());

    DatabaseGuard() {
        repeat(this::raiseCounts);
        repeat(this::endThreads);
    }

    /** Goes on after an error, which would end the schedule without a word. */
    private void repeat(Runnable cleanup) {
        var _ = threads.scheduleWithFixedDelay(() -> {
            try {
                cleanup.run();
            } catch (RuntimeException e) {
                LOG.warn("An embedded database that closed itself could not be cleaned up.", e);
            }
        }, 1, 1, TimeUnit.SECONDS);
    }

    /** Guards a database from now on. */
    void watch(Database database) {
        if (stores.add(database.getStore().getMvStore())) {
            open.add(database);
        }
    }

    private void raiseCounts() {
        copyOfStores().forEach(DatabaseGuard::raiseCount);
    }

    /** H2 waits for statements and threads here, which may be looping. */
    private void endThreads() {
        for (var database : List.copyOf(open)) {
            if (database.getStore().getMvStore().isClosed() && open.remove(database)) {
                database.getLobStorage().close();
            }
        }
    }

    private List<MVStore> copyOfStores() {
        synchronized (stores) {
            return List.copyOf(stores);
        }
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
        threads.shutdownNow();
    }
}
