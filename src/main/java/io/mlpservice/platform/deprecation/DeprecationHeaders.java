package io.mlpservice.platform.deprecation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** Says with {@code Deprecation} (RFC 9745) that an operation is deprecated, and with {@code Link} what to use instead. */
final class DeprecationHeaders implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var superseded = handler instanceof HandlerMethod method
                ? method.getMethodAnnotation(Superseded.class)
                : null;
        if (superseded != null) {
            var since = LocalDate.parse(superseded.since()).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
            response.setHeader("Deprecation", "@" + since);
            response.addHeader(HttpHeaders.LINK, "<%s>; rel=\"successor-version\"".formatted(superseded.by()));
            response.addHeader(HttpHeaders.LINK,
                    "</v3/api-docs>; rel=\"deprecation\"; type=\"application/json\"");
        }
        return true;
    }
}
