package io.mlpservice.security;

import io.mlpservice.platform.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

import java.io.IOException;

/**
 * Refuses requests that reach a loopback address by a foreign name (DNS rebinding) or from a foreign page (cross-site
 * posts): a browser on this machine can be made to send both.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class LoopbackFilter extends OncePerRequestFilter {
    private final SecuritySettings settings;
    private final HandlerExceptionResolver problems;

    LoopbackFilter(SecuritySettings settings,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.settings = settings;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return settings.mode() != SecuritySettings.Mode.LOOPBACK;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var refusal = refusal(request.getHeader(HttpHeaders.HOST), request.getHeader(HttpHeaders.ORIGIN));
        if (refusal == null) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            problems.resolveException(request, response, null, refusal);
        }
    }

    private static @Nullable ProblemException refusal(@Nullable String host, @Nullable String origin) {
        if (host == null || !LoopbackName.isHost(host)) {
            return ProblemException.of(HttpStatus.FORBIDDEN, "foreign_host",
                    "The service answers only to this machine's own names; use localhost or 127.0.0.1 in the address.");
        }
        if (origin != null && !LoopbackName.isOrigin(origin)) {
            return ProblemException.of(HttpStatus.FORBIDDEN, "foreign_origin",
                    "The service takes no requests from pages of other sites; use a page served from localhost.");
        }
        return null;
    }
}
