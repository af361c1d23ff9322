package io.mlpservice.platform.body;

import io.mlpservice.platform.BodyLimit;
import io.mlpservice.platform.ServiceSettings;
import io.mlpservice.platform.problem.Messages;
import io.mlpservice.platform.problem.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

import java.io.IOException;
import java.util.Objects;

/**
 * Refuses bodies that are too large: at once if the length is declared, otherwise when too many bytes were read.
 * Bytes count after decompression.
 */
@Component
class BodySizeFilter extends HttpFilter {
    private final ServiceSettings settings;
    private final HandlerExceptionResolver resolver;

    BodySizeFilter(ServiceSettings settings, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
        this.settings = settings;
        this.resolver = resolver;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var type = contentType(request);
        var isHeldInMemory = isHeldInMemory(request, type);
        var limit = isHeldInMemory ? settings.http().jsonLimit() : limit(request.getRequestURI(), type);
        var coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (isUnknown(coding)) {
            response.setHeader(HttpHeaders.ACCEPT_ENCODING, ContentCoding.ALL);
            resolver.resolveException(request, response, null, unsupported(coding));
        } else if (request.getContentLengthLong() > limit.whole().toBytes()) {
            resolver.resolveException(request, response, null, limit.exceeded());
        } else {
            chain.doFilter(new SizeCheckedRequest(request, limit, isHeldInMemory), response);
        }
    }

    private BodyLimit limit(String path, @Nullable MediaType type) {
        if (ImportPath.is(path)) {
            var models = settings.exchange();
            return type != null && FormParts.isForm(type) ? models.formLimit() : models.limit();
        }
        return PredictionPath.is(path) ? settings.prediction().limit() : settings.dataset().limit();
    }

    /** JSON is, unless it is a table. */
    private static boolean isHeldInMemory(HttpServletRequest request, @Nullable MediaType type) {
        return isJson(type) && !UploadPath.is(request.getRequestURI());
    }

    /** {@link DecodingValve} has removed the codings that it knows. */
    private static boolean isUnknown(@Nullable String coding) {
        return coding != null && !coding.isBlank() && !coding.strip().equalsIgnoreCase("identity");
    }

    private static ProblemException unsupported(@Nullable String coding) {
        return ProblemException.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported_content_encoding",
                "Content-Encoding '%s' cannot be read; send gzip, deflate or no Content-Encoding."
                        .formatted(Messages.shortened(String.valueOf(coding))));
    }

    private static boolean isJson(@Nullable MediaType type) {
        return type != null && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
    }

    private static @Nullable MediaType contentType(HttpServletRequest request) {
        try {
            return MediaType.parseMediaType(Objects.requireNonNullElse(request.getContentType(), "text/plain"));
        } catch (InvalidMediaTypeException e) {
            return null;
        }
    }
}
