package io.mlpservice.security;

import io.mlpservice.platform.problem.Messages;
import io.mlpservice.platform.problem.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.servlet.HandlerExceptionResolver;

import java.io.IOException;

/**
 * Refuses requests that reach a loopback address by a foreign name (DNS rebinding) or come from a foreign page
 * (cross-site posts): a browser on this machine can be made to send both.
 */
final class ForeignRequestFilter extends HttpFilter {
    private final Protection protection;
    private final AllowedOrigins origins;
    private final AllowedHosts hosts;
    private final HandlerExceptionResolver problems;
    /** The latest host that is this machine: most requests name the same one, and patterns take longer to compare. */
    private volatile @Nullable String ownHost;

    ForeignRequestFilter(Protection protection, AllowedOrigins origins, AllowedHosts hosts,
            HandlerExceptionResolver problems) {
        this.protection = protection;
        this.origins = origins;
        this.hosts = hosts;
        this.problems = problems;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
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
        if (protection.answersToThisMachineOnly() && !namesThisMachine(request)) {
            return ProblemException.of(HttpStatus.FORBIDDEN, "foreign_host",
                    "The service answers only to this machine's own names; use localhost or 127.0.0.1 in the address, or add the name to the setting mlp.http.allowed-hosts.");
        }
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null || origins.allow(origin) || isOwn(origin, request)) {
            return null;
        }
        return ProblemException.of(HttpStatus.FORBIDDEN, "foreign_origin",
                "Pages of the origin '%s' may not use the service. To allow them, add the origin to the setting mlp.http.allowed-origins.%s"
                        .formatted(Messages.shortened(origin), !protection.answersToThisMachineOnly()
                                ? " If it is that of a proxy in front of the service, let the proxy send X-Forwarded-Proto and X-Forwarded-Host."
                                : ""));
    }

    /**
     * Whether the page comes from the service itself, by the address that a proxy forwards. In loopback mode a proxy is
     * trusted only where a host is allowed for it. Pages of other sites cannot send such headers: browsers ask before they do.
     */
    private boolean isOwn(String origin, HttpServletRequest request) {
        return !CorsUtils.isCorsRequest(request)
                && (!protection.answersToThisMachineOnly() || hosts.includeAProxy()
                        || LoopbackName.isOrigin(origin));
    }

    /** Health checks of HTTP/1.0 send no host. A browser always does. */
    private boolean namesThisMachine(HttpServletRequest request) {
        var host = request.getHeader(HttpHeaders.HOST);
        if (host == null) {
            return request.getProtocol().equals("HTTP/1.0");
        }
        if (host.equals(ownHost)) {
            return true;
        }
        var isOwn = hosts.allow(host);
        if (isOwn) {
            ownHost = host;
        }
        return isOwn;
    }
}
