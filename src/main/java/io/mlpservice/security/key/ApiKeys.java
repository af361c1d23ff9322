package io.mlpservice.security.key;

import io.mlpservice.platform.owner.Owner;
import io.mlpservice.platform.paging.Page;
import io.mlpservice.platform.paging.PageRequest;
import io.mlpservice.platform.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes, lists and revokes keys. */
@Service
class ApiKeys {
    private final KeyStore store;
    private final KnownKeys known;
    private final TransactionTemplate transaction;

    ApiKeys(KeyStore store, KnownKeys known, PlatformTransactionManager transactions) {
        this.store = store;
        this.known = known;
        this.transaction = new TransactionTemplate(transactions);
    }

    CreatedApiKey create(ApiKeyRequest request, Optional<Caller> caller) {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        request.check(now);
        var text = KeyText.random();
        var owner = request.owner() == null ? caller.map(Caller::owner).orElse(Owner.DEFAULT).name() : request.owner();
        var key = new ApiKey(text.id(), request.name(), owner, request.scopes().stream().sorted().toList(),
                request.expiresAt(), now, null);
        store.insert(key, text.sha256());
        return CreatedApiKey.of(text, key);
    }

    Page<ApiKey> list(PageRequest page) {
        return page.read("api_key", store::page);
    }

    ApiKey get(UUID id) {
        return store.find(id).orElseThrow(() -> ProblemException.notFound("API key", id)).key();
    }

    /** Two keys that revoke each other at the same time do so one after the other, and the second one is gone by then. */
    private void requireAnAdminToRemain(UUID own, UUID revoked) {
        var admins = store.lockAdmins(Instant.now());
        if (!admins.contains(own)) {
            throw ProblemException.of(HttpStatus.UNAUTHORIZED, "invalid_key",
                    "The key that sends this was itself revoked meanwhile, or has expired.");
        }
        if (admins.equals(List.of(revoked))) {
            throw ProblemException.conflict("last_admin_key",
                    "This is the last key with the scope 'admin'; without it no other key could be made. Make another one first, then delete this one with it.");
        }
    }

    /** Revokes a key: at once in this process, within {@link KnownKeys#REMEMBERED} in others. */
    void delete(UUID id, Optional<Caller> caller) {
        transaction.executeWithoutResult(_ -> {
            caller.flatMap(by -> Optional.ofNullable(by.keyId())).ifPresent(own -> requireAnAdminToRemain(own, id));
            if (!store.delete(id)) {
                throw ProblemException.notFound("API key", id);
            }
        });
        known.forget(id);
    }
}
