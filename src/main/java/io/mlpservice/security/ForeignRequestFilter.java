package io.mlpservice.security;

import io.mlpservice.platform.Messages;
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
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

import java.io.IOException;

/**
 * Refuses requests that reach a loopback address by a foreign name (DNS rebinding) or come from a foreign page
 * (cross-site posts): a browser on this machine can be made to send both.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ForeignRequestFilter extends OncePerRequestFilter {
    private final SecuritySettings settings;
    private final AllowedOrigins origins;
    private final HandlerExceptionResolver problems;

    ForeignRequestFilter(SecuritySettings settings, AllowedOrigins origins,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.settings = settings;
        this.origins = origins;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var refusal = refusal(request);
        if (refusal == null) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            problems.resolveException(request, response, null, refusal);
        }
    }

    private @Nullable ProblemException refusal(HttpServletRequest request) {
        if (settings.mode() == SecuritySettings.Mode.LOOPBACK && !namesThisMachine(request)) {
            return ProblemException.of(HttpStatus.FORBIDDEN, "foreign_host",
                    "The service answers only to this machine's own names; use localhost or 127.0.0.1 in the address.");
        }
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !origins.allow(origin) && CorsUtils.isCorsRequest(request)) {
            return ProblemException.of(HttpStatus.FORBIDDEN, "foreign_origin",
                    "Pages of the origin '%s' may not use the service. To allow them, add the origin to the setting mlp.http.allowed-origins."
                            .formatted(Messages.shortened(origin)));
        }
        return null;
    }

    /** Health checks of HTTP/1.0 send no host. A browser always does. */
    private static boolean namesThisMachine(HttpServletRequest request) {
        var host = request.getHeader(HttpHeaders.HOST);
        return host == null ? request.getProtocol().equals("HTTP/1.0") : LoopbackName.isHost(host);
    }
}
