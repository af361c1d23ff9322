package io.mlpservice.platform;

import io.mlpservice.HttpTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.net.URI;

import static org.assertj.core.api.Assertions.assertThat;

/** A variable of a path reaches its controller decoded, and without parameters of the path. */
@HttpTest
class PathVariableHttpTest {
    @Autowired
    private RestTestClient http;

    @ParameterizedTest
    @CsvSource({"none, none", "no%20ne, no ne", "n%C3%B6ne, nöne", "none;x=y, none", "none%3Bx=y, none;x=y",
        "no+ne, no+ne"})
    void readsTextAsItWasMeant(String path, String variable) {
        var base = http.get().uri("/").exchange().returnResult(String.class).getUrl();
        http.get().uri(URI.create(base + "api/v1/models/" + path)).exchange().expectStatus().isNotFound().expectBody()
                .jsonPath("$.detail").value(String.class, detail -> assertThat(detail).contains("'" + variable + "'"));
    }
}
