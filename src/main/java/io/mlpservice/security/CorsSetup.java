package io.mlpservice.security;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

import java.time.Duration;
import java.util.List;

/** Lets pages of allowed origins use every operation. */
final class CorsSetup {
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final List<String> READABLE = List.of(HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER,
            HttpHeaders.ETAG, HttpHeaders.CONTENT_DISPOSITION, HttpHeaders.LINK, HttpHeaders.WWW_AUTHENTICATE,
            "X-Request-Id", "Preference-Applied", "Deprecation", "RateLimit", "RateLimit-Policy");
    private static final Duration PREFLIGHTS_ARE_KEPT = Duration.ofMinutes(30);

    private CorsSetup() {}

    static CorsFilter filter(AllowedOrigins origins) {
        return new CorsFilter(request -> configuration(request.getHeader(HttpHeaders.ORIGIN), origins));
    }

    private static @Nullable CorsConfiguration configuration(@Nullable String origin, AllowedOrigins origins) {
        if (origin == null || !origins.allow(origin)) {
            return null;
        }
        var allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(List.of(origin));
        allowed.setAllowedMethods(METHODS);
        allowed.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        allowed.setExposedHeaders(READABLE);
        allowed.setMaxAge(PREFLIGHTS_ARE_KEPT);
        return allowed;
    }
}
