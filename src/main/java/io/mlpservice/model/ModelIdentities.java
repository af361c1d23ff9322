package io.mlpservice.model;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which models references mean. The answer may be remembered for a second, so that predictions need no query; what this
 * process changes counts at once all the same, and what others do to the same database within that second.
 */
@Component
class ModelIdentities {
    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    /** From then on one request asks again, while all others are answered from memory; waiting as well would hold up all. */
    private static final Duration FRESH = REMEMBERED.dividedBy(2);
    private static final int MOST = 10_000;

    private final ModelRepository repository;
    private final LoadingCache<ModelRef, @Nullable ModelIdentity> remembered;
    /** The names of models that may be in the database already or not yet. */
    private final Map<UUID, String> arriving = new ConcurrentHashMap<>();

    @Autowired
    ModelIdentities(ModelRepository repository) {
        this(repository, Ticker.systemTicker());
    }

    ModelIdentities(ModelRepository repository, Ticker clock) {
        this.repository = repository;
        this.remembered = Caffeine.newBuilder().refreshAfterWrite(FRESH).expireAfterWrite(REMEMBERED).maximumSize(MOST)
                .ticker(clock).executor(Runnable::run).build(this::find);
    }

    /** What the database says; null if there is no such model. */
    @Nullable
    ModelIdentity find(ModelRef ref) {
        var found = switch (ref) {
            case ModelRef.Id(var id) -> repository.identityOf(id);
            case ModelRef.Version(var name, var version) -> repository.identityOf(name, version);
            case ModelRef.Newest(var name) -> repository.newest(name);
        };
        return found.orElse(null);
    }

    /** What the database says, or said within the last second. */
    @Nullable
    ModelIdentity recall(ModelRef ref) {
        if (ref instanceof ModelRef.Newest(var name) && arriving.containsValue(name)) {
            return find(ref);
        }
        return remembered.get(ref);
    }

    /** Says that the transaction around adds a version to a name. */
    void expect(UUID id, String name) {
        arriving.put(id, name);
        remembered.invalidate(new ModelRef.Newest(name));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                remembered.invalidate(new ModelRef.Newest(name));
                arriving.remove(id);
            }
        });
    }

    /** Says that a model was deleted. Whoever is just looking one up is waited for, so that the old answer goes as well. */
    void forget(ModelIdentity identity) {
        remembered.invalidate(new ModelRef.Id(identity.id()));
        remembered.invalidate(new ModelRef.Version(identity.name(), identity.version()));
        remembered.invalidate(new ModelRef.Newest(identity.name()));
    }
}
