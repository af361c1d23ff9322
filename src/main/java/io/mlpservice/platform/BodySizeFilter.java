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
 * Refuses bodies that are too large: at once if the length is declared, otherwise when too many bytes were read.
 */
@Component
class BodySizeFilter extends OncePerRequestFilter {
    private final ServiceSettings settings;
    private final HandlerExceptionResolver resolver;

    BodySizeFilter(ServiceSettings settings, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
        this.settings = settings;
        this.resolver = resolver;
    }

    static ProblemException exceeded(String setting, DataSize most) {
        var size = most.toBytes() % (1 << 20) == 0 ? most.toMegabytes() + " MB" : most.toBytes() + " bytes";
        return ProblemException.tooLarge("body_too_large",
                "The body is larger than %s. Send less at a time, or raise the setting %s.".formatted(size, setting));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var most = isJson(request) ? settings.http().maxJsonSize() : settings.dataset().maxUploadSize();
        var setting = isJson(request) ? "mlp.http.max-json-size" : "mlp.dataset.max-upload-size";
        if (request.getContentLengthLong() > most.toBytes()) {
            resolver.resolveException(request, response, null, exceeded(setting, most));
        } else {
            chain.doFilter(new SizeCheckedRequest(request, most.toBytes(), () -> exceeded(setting, most)), response);
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
