package io.mlpservice.security;

import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.owner.Owner;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.security.key.Caller;
import io.mlpservice.security.key.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Recognizes tokens of the issuer that is configured. Its keys are fetched when the first token comes. */
final class Tokens {
    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);
    private static final Duration ISSUER_PATIENCE = Duration.ofSeconds(5);

    private final JwtDecoder decoder;
    private final JwtAuthenticationConverter converter;

    Tokens(JwtDecoder decoder, JwtAuthenticationConverter converter) {
        this.decoder = new FirstContact(decoder, ISSUER_PATIENCE);
        this.converter = converter;
    }

    /**
     * The caller with this token.
     *
     * @throws Refusal 401 if it is not a good one, 503 if the issuer cannot be asked
     */
    Caller recognize(String text) {
        var token = decoded(text);
        var authentication = converter.convert(token);
        return new Caller(owner(authentication), null, scopes(authentication), token.getExpiresAt());
    }

    private Jwt decoded(String text) {
        try {
            return decoder.decode(text);
        } catch (JwtValidationException e) {
            throw invalid(e.getErrors().stream().map(OAuth2Error::getDescription).collect(Collectors.joining("; ")));
        } catch (BadJwtException e) {
            throw invalid("it is not a signed token of the issuer that this service trusts");
        } catch (Refusal e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("The issuer of tokens cannot be asked for its keys: {}", e.toString());
            throw issuerUnavailable();
        }
    }

    /** The token cannot be checked now. */
    static Refusal issuerUnavailable() {
        return new Refusal(ProblemException.later(HttpStatus.SERVICE_UNAVAILABLE, "issuer_unavailable",
                "The issuer of tokens does not answer, so the token cannot be checked. Try again in a few seconds.",
                ISSUER_PATIENCE));
    }

    private static Refusal invalid(String reason) {
        return Refusal.of("invalid_token",
                "The token is not accepted: %s. Ask the issuer for a new one.".formatted(reason));
    }

    private static Owner owner(Authentication authentication) {
        var owner = String.valueOf(authentication.getName());
        if (!Owner.isName(owner)) {
            throw invalid("the claim that names its owner is absent, or is not 1 to 100 printable ASCII characters");
        }
        return new Owner(owner);
    }

    private static Set<Scope> scopes(Authentication authentication) {
        var granted = authentication.getAuthorities().stream().map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet());
        return Arrays.stream(Scope.values()).filter(scope -> granted.contains("SCOPE_" + scope.text()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }
}
