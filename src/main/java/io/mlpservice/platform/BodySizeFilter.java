package io.mlpservice.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

import java.io.IOException;
import java.util.Locale;
import java.util.Objects;

/**
 * Refuses bodies that are too large: at once if the length is declared, otherwise when too many bytes were read. It
 * decompresses bodies too, since the bytes after decompression count.
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
        var type = contentType(request);
        var most = isJson(type) ? settings.http().maxJsonSize() : settings.dataset().maxUploadSize();
        var setting = isJson(type) ? "mlp.http.max-json-size" : "mlp.dataset.max-upload-size";
        var coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        var decoded = coding == null ? request : decoded(request, coding.strip(), type);
        if (decoded == null) {
            response.setHeader(HttpHeaders.ACCEPT_ENCODING, "gzip, deflate");
            resolver.resolveException(request, response, null, unsupported(coding, type));
        } else if (decoded.getContentLengthLong() > most.toBytes()) {
            resolver.resolveException(request, response, null, exceeded(setting, most));
        } else {
            chain.doFilter(new SizeCheckedRequest(decoded, most.toBytes(), () -> exceeded(setting, most)), response);
        }
    }

    /** The request with its body decompressed; null if that is not possible. */
    private static @Nullable HttpServletRequest decoded(HttpServletRequest request, String coding,
            @Nullable MediaType type) {
        return switch (coding.toLowerCase(Locale.ROOT)) {
            case "", "identity" -> request;
            case "gzip", "x-gzip" -> isMultipart(type) ? null : new DecodedRequest(request, DecodedRequest.Coding.GZIP);
            case "deflate" -> isMultipart(type) ? null : new DecodedRequest(request, DecodedRequest.Coding.DEFLATE);
            default -> null;
        };
    }

    private static ProblemException unsupported(@Nullable String coding, @Nullable MediaType type) {
        var detail = isMultipart(type)
                ? "A multipart body cannot have a Content-Encoding. Send the table as text/csv to compress it."
                : "Content-Encoding '%s' cannot be read; send gzip, deflate or no Content-Encoding."
                        .formatted(Messages.shortened(String.valueOf(coding)));
        return ProblemException.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported_content_encoding", detail);
    }

    private static boolean isJson(@Nullable MediaType type) {
        return type != null && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
    }

    /** The container reads the parts, before any filter could decompress them. */
    private static boolean isMultipart(@Nullable MediaType type) {
        return type != null && type.getType().equals("multipart");
    }

    private static @Nullable MediaType contentType(HttpServletRequest request) {
        try {
            return MediaType.parseMediaType(Objects.requireNonNullElse(request.getContentType(), "text/plain"));
        } catch (InvalidMediaTypeException e) {
            return null;
        }
    }
}
