package io.mlpservice.security.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Notes when keys were used last, once a minute at most, beside the requests. */
@Component
class KeyUse {
    private static final Logger LOG = LoggerFactory.getLogger(KeyUse.class);
    private static final Duration APART = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final KeyStore store;
    private final Cache<UUID, Boolean> noted = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(APART)
            .executor(Thread::startVirtualThread).build();

    KeyUse(KeyStore store) {
        this.store = store;
    }

    void note(UUID id) {
        if (noted.getIfPresent(id) == null && noted.asMap().putIfAbsent(id, true) == null) {
            var now = Instant.now();
            Thread.startVirtualThread(() -> write(id, now));
        }
    }

    private void write(UUID id, Instant time) {
        try {
            store.setLastUse(id, time);
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("The last use of key {} is not stored.", id, e);
        }
    }
}
