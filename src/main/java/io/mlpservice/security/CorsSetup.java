package io.mlpservice.security;

import io.mlpservice.platform.ServiceSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

import java.time.Duration;
import java.util.List;

/** Lets pages of allowed origins use every operation. The filter stands before all of them. */
@Configuration
class CorsSetup {
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "DELETE");
    private static final List<String> READABLE = List.of(HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER,
            HttpHeaders.ETAG, HttpHeaders.CONTENT_DISPOSITION, HttpHeaders.LINK, "X-Request-Id", "Preference-Applied",
            "Deprecation");
    private static final Duration PREFLIGHTS_ARE_KEPT = Duration.ofMinutes(30);

    @Bean
    AllowedOrigins allowedOrigins(ServiceSettings settings, SecuritySettings security) {
        return new AllowedOrigins(settings.http().allowedOrigins(), security.mode());
    }

    @Bean
    AllowedHosts allowedHosts(ServiceSettings settings) {
        return new AllowedHosts(settings.http().allowedHosts());
    }

    @Bean
    FilterRegistrationBean<CorsFilter> corsFilter(AllowedOrigins origins) {
        var filter = new FilterRegistrationBean<>(
                new CorsFilter(request -> configuration(request.getHeader(HttpHeaders.ORIGIN), origins)));
        filter.setOrder(ForeignRequestFilter.PLACE + 1);
        return filter;
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
