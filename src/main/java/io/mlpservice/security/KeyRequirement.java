package io.mlpservice.security;

import io.mlpservice.security.key.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;

/**
 * Refuses requests without a key before anything of their body is read. What a key is good for is checked once the
 * operation is known, by {@link ScopeCheck}.
 */
final class KeyRequirement extends HttpFilter {
    private final OpenPlaces open;
    private final Refusals refusals;

    KeyRequirement(OpenPlaces open, Refusals refusals) {
        this.open = open;
        this.refusals = refusals;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Caller.current().isPresent() || open.matches(request)) {
            chain.doFilter(request, response);
        } else {
            refusals.askForKey(request, response);
        }
    }
}
