package io.mlpservice.security;

import io.mlpservice.security.key.Caller;
import io.mlpservice.security.key.KnownKeys;
import io.mlpservice.security.key.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.transaction.TransactionException;

import java.util.function.Supplier;

/** Finds out who sent a request, by its key or token. */
final class Authenticators implements AuthenticationManagerResolver<HttpServletRequest> {
    private final KnownKeys keys;
    private final @Nullable Tokens tokens;
    private final FailureThrottle failures;

    Authenticators(KnownKeys keys, @Nullable Tokens tokens, FailureThrottle failures) {
        this.keys = keys;
        this.tokens = tokens;
        this.failures = failures;
    }

    @Override
    public AuthenticationManager resolve(HttpServletRequest request) {
        return given -> new CallerAuthentication(
                caller(((BearerTokenAuthenticationToken) given).getToken(), request));
    }

    /** Keys in use are looked at whatever else came from the address: guesses do not lock them out. */
    private Caller caller(String text, HttpServletRequest request) {
        if (tokens != null && !KnownKeys.isKey(text)) {
            return counted(() -> tokens.recognize(text), false, request);
        }
        return keys.remembered(text).orElseGet(() -> counted(() -> keys.recognize(text), keys.isInUse(text), request));
    }

    private Caller counted(Supplier<Caller> recognition, boolean isInUse, HttpServletRequest request) {
        var address = ClientAddress.of(request);
        if (!isInUse) {
            failures.check(address);
        }
        try {
            return recognition.get();
        } catch (Refusal refusal) {
            if (refusal.isOfTheCredentials()) {
                failures.count(address);
            }
            throw refusal;
        } catch (DataAccessException | TransactionException e) {
            throw new Refusal(e);
        }
    }
}
