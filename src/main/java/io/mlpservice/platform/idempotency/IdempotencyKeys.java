package io.mlpservice.platform.idempotency;

import io.mlpservice.platform.problem.DamagedRecordException;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Creates a thing only once for each idempotency key. The key is written in the transaction that creates the thing:
 * after a crash both exist or neither, and of concurrent requests, at any process, only one creates. Failed requests
 * leave no key.
 */
@Component
public class IdempotencyKeys {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final IdempotencyKeyStore store;
    private final RequestHash hash;
    private final JsonMapper mapper;
    private final TransactionTemplate transaction;
    /**
     * Keys of requests that this process is answering. Waiting for them in the database would occupy its connections.
     */
    private final Set<IdempotencyKey> inFlight = ConcurrentHashMap.newKeySet();

    IdempotencyKeys(IdempotencyKeyStore store, RequestHash hash, JsonMapper mapper,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.hash = hash;
        this.mapper = mapper;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Creates what a request asks for, or returns what the first request with its key created.
     *
     * @param key null if the client sent none; then every request is new
     * @param body the parsed body; it reveals a key that is reused for another request
     * @param creation checks the request and returns the work that creates, which is done in a transaction; neither is
     *     called for a known request
     * @throws ProblemException 422 if the key came with another body, 409 while the same request is being answered
     */
    public <T extends Record> T once(@Nullable IdempotencyKey key, Record body, Class<T> type,
            Supplier<Supplier<T>> creation) {
        if (key == null) {
            return inTransaction(creation.get());
        }
        if (!inFlight.add(key)) {
            throw underWay();
        }
        try {
            var sha256 = hash.of(body);
            return recall(key, sha256, type).orElseGet(() -> create(key, sha256, type, creation.get()));
        } finally {
            inFlight.remove(key);
        }
    }

    private <T extends Record> Optional<T> recall(IdempotencyKey key, String sha256, Class<T> type) {
        var earlier = store.find(key);
        if (earlier.filter(request -> !request.bodySha256().equals(sha256)).isPresent()) {
            throw ProblemException.invalid(List.of(FieldError.parameter(IdempotencyKey.HEADER,
                    "idempotency_key_reused",
                    "This key belongs to another request; send a new key for a new request.")));
        }
        return earlier.map(request -> created(request, type));
    }

    private <T> T created(IdempotencyKeyStore.Earlier request, Class<T> type) {
        try {
            return mapper.readValue(request.created(), type);
        } catch (JacksonException e) {
            throw new DamagedRecordException(e);
        }
    }

    private <T extends Record> T create(IdempotencyKey key, String sha256, Class<T> type, Supplier<T> work) {
        try {
            return inTransaction(() -> {
                if (!store.claim(key, sha256)) {
                    throw underWay();
                }
                var created = work.get();
                store.complete(key, mapper.writeValueAsString(created));
                return created;
            });
        } catch (DuplicateKeyException anotherProcessWasFirst) {
            return recall(key, sha256, type).orElseThrow(() -> anotherProcessWasFirst);
        }
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private static ProblemException underWay() {
        return ProblemException.conflict("request_in_flight",
                "A request with this idempotency key is in progress; send this one again in a moment.", SOON);
    }
}
