package io.mlpservice.platform.owner;

import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.lang.ScopedValue.CallableOp;
import java.util.Optional;

/**
 * The owner on whose behalf the current thread works. Every query is restricted to the things of this owner, and what
 * is stored belongs to it.
 *
 * <p>{@link OwnerFilter} binds the owner of a request, as {@link RequestOwner} knows it, until its answer is written.
 * Queues bind the owner of a job while it runs. Other background work says with {@link #callAsService} that it sees the
 * things of all owners. Where nothing is bound, queries find nothing and nothing can be stored.
 *
 * <p>A binding ends with the call that made it, and other threads do not inherit it: work that is handed to another
 * thread binds the owner there.
 */
public final class CurrentOwner {
    /** Empty: the service itself, which sees the things of all owners. */
    private static final ScopedValue<Optional<Owner>> CURRENT = ScopedValue.newInstance();

    private CurrentOwner() {}

    /**
     * The owner on whose behalf the current thread works.
     *
     * @throws IllegalStateException if there is none, or the service itself works
     */
    public static Owner get() {
        return CURRENT.orElse(Optional.empty())
                .orElseThrow(() -> new IllegalStateException("this thread works for no owner"));
    }

    /**
     * Works on behalf of an owner.
     *
     * @throws IllegalStateException in a transaction that began for another one
     */
    public static <T, X extends Throwable> T call(Owner owner, CallableOp<T, X> work) throws X {
        return bind(Optional.of(owner), work);
    }

    /** Works on behalf of an owner, as {@link #call}. */
    public static void run(Owner owner, Runnable work) {
        call(owner, () -> {
            work.run();
            return true;
        });
    }

    /**
     * Works for the service itself, with the things of all owners. Never do so for what a request names.
     *
     * @throws IllegalStateException in a transaction that began for an owner
     */
    public static <T, X extends Throwable> T callAsService(CallableOp<T, X> work) throws X {
        return bind(Optional.empty(), work);
    }

    /** Works for the service itself, as {@link #callAsService}. */
    public static void runAsService(Runnable work) {
        callAsService(() -> {
            work.run();
            return true;
        });
    }

    /** A transaction keeps the owner for whom it began, so another one would have no effect on it. */
    private static <T, X extends Throwable> T bind(Optional<Owner> owner, CallableOp<T, X> work) throws X {
        if (TransactionSynchronizationManager.isActualTransactionActive() && !isBound(owner)) {
            throw new IllegalStateException("the owner changes within a transaction");
        }
        return ScopedValue.where(CURRENT, owner).call(work);
    }

    private static boolean isBound(Optional<Owner> owner) {
        return CURRENT.isBound() && CURRENT.get().equals(owner);
    }

    /** Whether the service itself works. */
    static boolean isService() {
        return CURRENT.isBound() && CURRENT.get().isEmpty();
    }

    /** The owner on whose behalf the current thread works; empty if there is none, or the service itself works. */
    static Optional<Owner> find() {
        return CURRENT.orElse(Optional.empty());
    }
}
