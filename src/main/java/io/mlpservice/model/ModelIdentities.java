package io.mlpservice.model;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.mlpservice.platform.owner.CurrentOwner;
import io.mlpservice.platform.owner.Owner;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * Resolves model references of the current owner. An answer is cached for up to a second, so that predictions need no
 * query. Changes by this process take effect at once, changes by other processes within that second.
 */
@Component
class ModelIdentities {
    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    /** Older answers are refreshed in the background while requests still use them. */
    private static final Duration FRESH = REMEMBERED.dividedBy(2);
    private static final int MOST = 10_000;

    private final ModelIndex index;
    private final ModelAliases aliases;
    private final AsyncLoadingCache<OwnedRef, @Nullable ModelIdentity> remembered;
    /** The names of models that may or may not be in the database yet. */
    private final Map<UUID, OwnedRef> arriving = new ConcurrentHashMap<>();

    /** What an owner means by a reference. */
    private record OwnedRef(Owner owner, ModelRef ref) {
        static OwnedRef of(ModelRef ref) {
            return new OwnedRef(CurrentOwner.get(), ref);
        }
    }

    @Autowired
    ModelIdentities(ModelIndex index, ModelAliases aliases) {
        this(index, aliases, Ticker.systemTicker(), Thread::startVirtualThread);
    }

    ModelIdentities(ModelIndex index, ModelAliases aliases, Ticker clock, Executor questions) {
        this.index = index;
        this.aliases = aliases;
        this.remembered = Caffeine.newBuilder().refreshAfterWrite(FRESH).expireAfterWrite(REMEMBERED).maximumSize(MOST)
                .ticker(clock).executor(questions)
                .buildAsync(this::find);
    }

    /** The cache asks on threads of its own. */
    private @Nullable ModelIdentity find(OwnedRef asked) {
        return CurrentOwner.call(asked.owner(), () -> Optional.ofNullable(find(asked.ref()))).orElse(null);
    }

    /** The identity according to the database; null if there is no such model. */
    @Nullable
    ModelIdentity find(ModelRef ref) {
        var found = switch (ref) {
            case ModelRef.Id(var id) -> index.identityOf(id);
            case ModelRef.Version(var name, var version) -> index.identityOf(name, version);
            case ModelRef.Alias(var name, var alias) -> aliases.find(name, alias);
            case ModelRef.Newest(var name) -> index.newest(name);
        };
        return found.orElse(null);
    }

    /**
     * The identity according to the database, at most a second old. Concurrent requests for a model share one query, so
     * that a database that does not answer is waited for only once.
     */
    @Nullable
    ModelIdentity recall(ModelRef ref) {
        var asked = OwnedRef.of(ref);
        if (arriving.containsValue(asked)) {
            return find(ref);
        }
        try {
            return remembered.get(asked).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /** Announces that the current transaction adds a version to a name. */
    void expect(UUID id, String name) {
        var newest = OwnedRef.of(new ModelRef.Newest(name));
        arriving.put(id, newest);
        forget(newest);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                forget(newest);
                arriving.remove(id);
            }
        });
    }

    /** Forgets a deleted model. A query that is under way is not cached either. */
    void forget(ModelIdentity identity) {
        Stream.of(new ModelRef.Id(identity.id()), new ModelRef.Version(identity.name(), identity.version()),
                new ModelRef.Newest(identity.name())).forEach(this::forget);
    }

    /** Forgets where a reference of the current owner led to. */
    void forget(ModelRef ref) {
        forget(OwnedRef.of(ref));
    }

    private void forget(OwnedRef asked) {
        remembered.synchronous().invalidate(asked);
    }
}
