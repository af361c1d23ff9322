package io.mlpservice.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Finds the key or token in a request: {@code Authorization: Bearer …}, or {@code X-API-Key: …} for clients whose
 * {@code Authorization} belongs to a proxy on the way. Addresses and bodies are not searched, since logs keep addresses.
 */
final class CredentialsReader implements AuthenticationConverter {
    private static final String KEY_HEADER = "X-API-Key";
    private static final String SCHEME = "Bearer ";

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        var text = authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? authorization.substring(SCHEME.length())
                : request.getHeader(KEY_HEADER);
        return text == null || text.isBlank() ? null : new BearerTokenAuthenticationToken(text.strip());
    }
}
