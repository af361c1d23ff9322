package io.mlpservice.security.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
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
    private static final Duration RECENT = Duration.ofMinutes(10);
    private static final int MOST = 10_000;

    private final KeyStore store;
    private final Cache<UUID, Instant> noted = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(RECENT)
            .executor(Thread::startVirtualThread).build();

    KeyUse(KeyStore store) {
        this.store = store;
    }

    void note(UUID id) {
        var now = Instant.now();
        if (isDue(noted.getIfPresent(id), now)
                && now.equals(noted.asMap().compute(id, (_, last) -> isDue(last, now) ? now : last))) {
            Thread.startVirtualThread(() -> write(id, now));
        }
    }

    private static boolean isDue(@Nullable Instant last, Instant now) {
        return last == null || last.isBefore(now.minus(APART));
    }

    /** Whether the key was used in the last minutes. */
    boolean isRecent(UUID id) {
        return noted.getIfPresent(id) != null;
    }

    private void write(UUID id, Instant time) {
        try {
            store.setLastUse(id, time);
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("The last use of key {} is not stored.", id, e);
        }
    }
}
