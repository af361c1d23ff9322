package io.mlpservice.security;

import io.mlpservice.security.key.Refusal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps requests from queueing up behind each other while the issuer of tokens has not answered yet: one at a time asks it
 * where its keys are, others wait for that, but not for long, and after a failure none asks for a while.
 */
final class FirstContact implements JwtDecoder {
    private final JwtDecoder issuer;
    private final Duration patience;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile boolean hasAnswered;
    private volatile boolean hasFailed;
    private volatile long failure;

    /** A decoder that waits, and keeps from asking again, for some time. */
    FirstContact(JwtDecoder issuer, Duration patience) {
        this.issuer = issuer;
        this.patience = patience;
    }

    /**
     * Decodes a token.
     *
     * @throws Refusal 503 while the issuer is not asked
     */
    @Override
    public Jwt decode(String token) {
        if (hasAnswered) {
            return issuer.decode(token);
        }
        begin();
        try {
            return decodeFirst(token);
        } finally {
            asking.unlock();
        }
    }

    private void begin() {
        try {
            if (hasJustFailed() || !asking.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw Tokens.issuerUnavailable();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Tokens.issuerUnavailable();
        }
    }

    private Jwt decodeFirst(String token) {
        if (hasJustFailed()) {
            throw Tokens.issuerUnavailable();
        }
        try {
            var decoded = issuer.decode(token);
            hasAnswered = true;
            return decoded;
        } catch (JwtDecoderInitializationException e) {
            failure = System.nanoTime();
            hasFailed = true;
            throw e;
        } catch (JwtException e) {
            hasAnswered = true;
            throw e;
        }
    }

    private boolean hasJustFailed() {
        return hasFailed && System.nanoTime() - failure < patience.toNanos();
    }
}
