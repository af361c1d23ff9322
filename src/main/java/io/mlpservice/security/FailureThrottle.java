package io.mlpservice.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.security.key.Refusal;

import java.time.Duration;

/**
 * Slows down guesses at keys: after {@value #AT_ONCE} failures from an address, further ones are refused unread, and
 * {@value #A_MINUTE} a minute are read again. Each process counts for itself and remembers the latest addresses.
 */
final class FailureThrottle {
    static final int AT_ONCE = 20;
    static final int A_MINUTE = 10;
    private static final int MOST_ADDRESSES = 10_000;

    private final Cache<String, Bucket> addresses = Caffeine.newBuilder().maximumSize(MOST_ADDRESSES)
            .expireAfterAccess(Duration.ofMinutes(AT_ONCE / A_MINUTE)).build();

    /**
     * Returns if a key from an address may be looked at.
     *
     * @throws Refusal 429 after too many failures
     */
    void check(String address) {
        var bucket = addresses.getIfPresent(address);
        if (bucket != null && bucket.getAvailableTokens() == 0) {
            throw new Refusal(ProblemException.tooMany("too_many_failures",
                    "Too many wrong keys came from this address. Wait, and send a right one.",
                    Duration.ofMinutes(1).dividedBy(A_MINUTE)));
        }
    }

    /** Counts a wrong key. */
    void count(String address) {
        addresses.get(address, _ -> bucket()).tryConsume(1);
    }

    private static Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(AT_ONCE).refillGreedy(A_MINUTE, Duration.ofMinutes(1))).build();
    }
}
