package io.mlpservice.security;

import io.mlpservice.Keys;
import io.mlpservice.WithKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Headers that keep browsers from making more of an answer than it is. */
@WithKeys
class ResponseHeadersHttpTest {
    @Autowired
    private RestTestClient http;

    @ParameterizedTest
    @CsvSource({"/api/v1/capabilities,default-src 'none'; frame-ancestors 'none'",
        "/api/v1/models,default-src 'none'; frame-ancestors 'none'",
        "/nowhere,default-src 'none'; frame-ancestors 'none'",
        "/swagger-ui/index.html,default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"})
    void areOnEveryAnswer(String path, String policy) {
        var answer = http.get().uri(path).exchange().returnResult();
        assertThat(answer.getResponseHeaders().getFirst("Content-Security-Policy")).isEqualTo(policy);
        assertThat(answer.getResponseHeaders().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.getResponseHeaders().getFirst("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.getResponseHeaders().headerNames())
                .noneMatch(name -> name.matches("(?i)server|x-powered-by|strict-transport-security|set-cookie"));
    }

    @Test
    void askForTlsOnlyOverTls() {
        http.get().uri("/api/v1/capabilities").header("X-Forwarded-Proto", "https").exchange().expectHeader()
                .exists("Strict-Transport-Security");
    }

    @Test
    void keepWhatAnOwnerReadsOutOfCaches() {
        var keys = new Keys(http);
        var client = keys.with(keys.key("someone", "predict"));
        client.get().uri("/api/v1/models").exchange().expectStatus().isOk().expectHeader()
                .valueEquals("Cache-Control", "no-store");
    }
}
