package io.mlpservice.security.key;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.mlpservice.platform.owner.Owner;
import io.mlpservice.security.key.KeyStore.StoredKey;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Recognizes keys. What the database says of a key is remembered for {@link #REMEMBERED} at most, and asked again beside
 * the requests before that is over, so that predictions do not wait for it.
 */
@Component
public class KnownKeys {
    /** How long another process may accept a key that was revoked. */
    static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final Duration ASKED_AGAIN = Duration.ofSeconds(2);
    private static final int MOST = 10_000;

    private final LoadingCache<UUID, Optional<StoredKey>> keys;
    private final KeyUse use;
    private final Clock clock = Clock.systemUTC();

    KnownKeys(KeyStore store, KeyUse use) {
        this.use = use;
        this.keys = Caffeine.newBuilder().maximumSize(MOST).refreshAfterWrite(ASKED_AGAIN).expireAfterWrite(REMEMBERED)
                .executor(Thread::startVirtualThread).build(store::find);
    }

    /** Whether a text claims to be a key; others may be tokens. */
    public static boolean isKey(String text) {
        return KeyText.isOne(text);
    }

    /** The caller with this key, if it is a good one that was used lately. Does not ask the database. */
    public Optional<Caller> remembered(String text) {
        return KeyText.parse(text).flatMap(given -> Optional.ofNullable(keys.getIfPresent(given.id()))
                .flatMap(found -> found).filter(stored -> isGood(given, stored)).map(this::used));
    }

    /** Whether a key, or one that pretends to be it, was used in the last minutes. Does not ask the database. */
    public boolean isInUse(String text) {
        return KeyText.parse(text).filter(given -> use.isRecent(given.id())).isPresent();
    }

    /**
     * The caller with this key.
     *
     * @throws Refusal 401 if there is no such key or it has expired
     */
    public Caller recognize(String text) {
        var given = KeyText.parse(text).orElseThrow(KnownKeys::unknown);
        var stored = keys.get(given.id()).filter(key -> isSecretOf(given, key)).orElseThrow(KnownKeys::unknown);
        if (stored.key().isExpired(clock.instant())) {
            throw Refusal.of("key_expired",
                    "The key expired at %s. Ask for a new one.".formatted(stored.key().expiresAt()));
        }
        return used(stored);
    }

    /** Whether the key or token of a caller has neither expired nor been revoked since. */
    public boolean stillAdmit(Caller caller) {
        var now = clock.instant();
        return caller.keyId() == null
                ? caller.expiresAt() == null || caller.expiresAt().isAfter(now)
                : keys.get(caller.keyId()).filter(stored -> !stored.key().isExpired(now)).isPresent();
    }

    private static Refusal unknown() {
        return Refusal.of("invalid_key",
                "There is no such key: it is misspelled, or was revoked. Send a whole key, 'Authorization: Bearer mlp_…', or ask for a new one.");
    }

    /** Forgets a key that was changed here. */
    void forget(UUID id) {
        keys.invalidate(id);
    }

    private boolean isGood(KeyText given, StoredKey stored) {
        return isSecretOf(given, stored) && !stored.key().isExpired(clock.instant());
    }

    /** Takes the same time wherever the hashes differ. */
    private static boolean isSecretOf(KeyText given, StoredKey stored) {
        return MessageDigest.isEqual(given.sha256().getBytes(StandardCharsets.US_ASCII),
                stored.sha256().getBytes(StandardCharsets.US_ASCII));
    }

    private Caller used(StoredKey stored) {
        var key = stored.key();
        use.note(key.id());
        return new Caller(new Owner(key.owner()), key.id(), Set.copyOf(key.scopes()), key.expiresAt());
    }
}
