package io.mlpservice.security;

import io.mlpservice.platform.access.ChangesNothing;
import io.mlpservice.platform.owner.Owner;
import io.mlpservice.security.key.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a line for each change and for each key that was refused into the log {@code audit}. What only asks, such as a
 * prediction, leaves none. Nothing that a client sends can end a line or a field.
 */
final class AuditLog extends HttpFilter {
    private static final Logger LOG = LoggerFactory.getLogger("audit");
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final String REQUEST_ID = "X-Request-Id";

    private final Protection protection;

    AuditLog(Protection protection) {
        this.protection = protection;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (isRefusal(response.getStatus()) || isChange(request, response.getStatus())) {
            write(request, response);
        }
    }

    private boolean isRefusal(int status) {
        return protection.asksForKeys()
                && (status == HttpStatus.UNAUTHORIZED.value() || status == HttpStatus.FORBIDDEN.value());
    }

    private static boolean isChange(HttpServletRequest request, int status) {
        return CHANGING.contains(request.getMethod()) && status < HttpStatus.BAD_REQUEST.value()
                && request
                        .getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod operation
                && !operation.getMethod().isAnnotationPresent(ChangesNothing.class)
                && !operation.getBeanType().isAnnotationPresent(ChangesNothing.class);
    }

    private void write(HttpServletRequest request, HttpServletResponse response) {
        var caller = Caller.current();
        LOG.info("owner={} key={} request={} method={} path={} status={}",
                caller.map(Caller::owner).or(this::ownerWithoutKeys).map(Owner::name).map(AuditLog::encoded)
                        .orElse("-"),
                caller.flatMap(by -> Optional.ofNullable(by.keyId())).map(String::valueOf).orElse("-"),
                encoded(String.valueOf(response.getHeader(REQUEST_ID))), encoded(request.getMethod()),
                encoded(request.getRequestURI()), response.getStatus());
    }

    private Optional<Owner> ownerWithoutKeys() {
        return protection.asksForKeys() ? Optional.empty() : Optional.of(Owner.DEFAULT);
    }

    /** Printable ASCII without blanks stays as it is; the bytes of everything else are written as in addresses. */
    static String encoded(String text) {
        var encoded = new StringBuilder(text.length());
        for (var sign : text.getBytes(StandardCharsets.UTF_8)) {
            if (sign > ' ' && sign < 0x7f && sign != '"') {
                encoded.append((char) sign);
            } else {
                encoded.append("%%%02X".formatted(sign & 0xff));
            }
        }
        return encoded.toString();
    }
}
