package io.mlpservice.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

import java.io.IOException;
import java.util.Objects;

/**
 * Refuses bodies that are too large: at once if the length is declared, otherwise when the bytes read exceed the limit.
 */
@Component
class BodyLimit extends OncePerRequestFilter {
    private final ServiceSettings settings;
    private final HandlerExceptionResolver resolver;

    BodyLimit(ServiceSettings settings, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
        this.settings = settings;
        this.resolver = resolver;
    }

    static ProblemException exceeded(String setting, DataSize limit) {
        var size = limit.toBytes() % (1 << 20) == 0 ? limit.toMegabytes() + " MB" : limit.toBytes() + " bytes";
        return ProblemException.tooLarge("body_too_large",
                "The body is larger than %s. Send less at a time, or raise the setting %s.".formatted(size, setting));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var limit = isJson(request) ? settings.http().maxJsonSize() : settings.dataset().maxUploadSize();
        var setting = isJson(request) ? "mlp.http.max-json-size" : "mlp.dataset.max-upload-size";
        if (request.getContentLengthLong() > limit.toBytes()) {
            resolver.resolveException(request, response, null, exceeded(setting, limit));
        } else {
            chain.doFilter(new LimitedRequest(request, limit.toBytes(), () -> exceeded(setting, limit)), response);
        }
    }

    private static boolean isJson(HttpServletRequest request) {
        try {
            var type = MediaType.parseMediaType(Objects.requireNonNullElse(request.getContentType(), "text/plain"));
            return type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
