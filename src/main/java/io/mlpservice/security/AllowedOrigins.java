package io.mlpservice.security;

import org.springframework.web.cors.CorsConfiguration;

import java.util.List;

/** The origins whose pages may use the service. */
final class AllowedOrigins {
    private final boolean loopback;
    private final CorsConfiguration given = new CorsConfiguration();

    AllowedOrigins(List<String> origins, Protection protection) {
        given.setAllowedOriginPatterns(origins);
        loopback = origins.isEmpty() && protection.trustsPagesOfThisMachine();
    }

    /** Whether the value of an {@code Origin} header is one of them. */
    boolean allow(String origin) {
        return loopback ? LoopbackName.isOrigin(origin) : given.checkOrigin(origin) != null;
    }
}
