package io.mlpservice.platform;

import io.mlpservice.HttpTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.net.URI;

/** An operation is found by every way to write its path, and by no other path. */
@HttpTest
class OperationPathHttpTest {
    @Autowired
    private RestTestClient http;

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/models/none/predict, malformed_json",
        "POST, /api/v1/models/none/%70redict, malformed_json",
        "POST, /api/v1/models/none/predict;x=y, malformed_json",
        "POST, /api/v1/models/no%20ne/predict, malformed_json",
        "POST, /api/v1/models/none/unpredict, not_found",
        "POST, /api/v1/models/none/predictions, not_found",
        "POST, /api/v1/models/none/predict/, not_found",
        "POST, /api/v1/models/none/more/predict, not_found",
        "POST, /api/v1/training-jobs/none/predict, not_found",
        "POST, /api/v1/predict, malformed_json",
        "GET, /api/v1/models/predict, not_found",
        "GET, /api/v1/models/%7Bref%7D, not_found",
        "GET, /api/v1/models/none/predict, method_not_allowed",
    })
    void findsOperations(String method, String path, String code) {
        http.method(HttpMethod.valueOf(method)).uri(URI.create(base() + path)).contentType(MediaType.APPLICATION_JSON)
                .body("{").exchange().expectBody().jsonPath("$.code").isEqualTo(code);
    }

    private String base() {
        var url = http.get().uri("/").exchange().returnResult(String.class).getUrl().toString();
        return url.substring(0, url.length() - 1);
    }
}
