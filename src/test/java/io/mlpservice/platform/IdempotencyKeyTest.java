package io.mlpservice.platform;

import io.mlpservice.HttpTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** A key that is not kept must not look as if it were. */
@HttpTest
class IdempotencyKeyTest {
    @Autowired
    private RestTestClient http;

    @ParameterizedTest
    @CsvSource({"/datasets,text/csv", "/datasets,application/json", "/samples/xor/datasets,application/json",
        "/training-jobs,application/json"})
    void isRefusedWhereSomethingWouldBeCreated(String path, String type) {
        request(HttpMethod.POST, path, MediaType.parseMediaType(type)).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(1).jsonPath("$.errors[0].code").isEqualTo("not_available").jsonPath("$.errors[0].parameter")
                .isEqualTo("Idempotency-Key");
    }

    @ParameterizedTest
    @CsvSource({"GET,/datasets,200", "GET,/training-jobs,200", "POST,/training-jobs/validate,400",
        "POST,/training-jobs/00000000-0000-0000-0000-000000000000/cancel,404", "POST,/predict,400",
        "POST,/models/none/predict,400", "POST,/models/none/evaluations,400"})
    void changesNothingElse(HttpMethod method, String path, int status) {
        request(method, path, MediaType.APPLICATION_JSON).expectStatus().isEqualTo(status);
    }

    private RestTestClient.ResponseSpec request(HttpMethod method, String path, MediaType type) {
        return http.method(method).uri("/api/v1" + path).header("Idempotency-Key", "1").contentType(type)
                .body("no json").exchange();
    }
}
