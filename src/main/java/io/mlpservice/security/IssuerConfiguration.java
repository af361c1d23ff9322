package io.mlpservice.security;

import org.springframework.boot.security.oauth2.server.resource.autoconfigure.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;

import java.time.Duration;

/** How the issuer of tokens is asked for its keys. */
@Configuration(proxyBeanMethods = false)
class IssuerConfiguration {
    private static final Duration TO_CONNECT = Duration.ofSeconds(2);
    private static final Duration TO_ANSWER = Duration.ofSeconds(3);

    /** Requests wait for the issuer, so it has less time than Spring Security's half a minute. */
    @Bean
    static JwkSetUriJwtDecoderBuilderCustomizer issuerTimeLimits() {
        var connections = new SimpleClientHttpRequestFactory();
        connections.setConnectTimeout(TO_CONNECT);
        connections.setReadTimeout(TO_ANSWER);
        return builder -> builder.restOperations(new RestTemplate(connections));
    }
}
