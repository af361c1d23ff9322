package io.mlpservice.platform.idempotency;

import io.mlpservice.HttpTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

@HttpTest
class IdempotencyKeyHttpTest {
    @Autowired
    private RestTestClient http;

    private ResponseSpec copy(String... keys) {
        return http.post().uri("/api/v1/samples/xor/datasets").header("Idempotency-Key", keys).exchange();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "two words", "\"8e03978e-40d5-43dd-bc93-6894a57f9324\""})
    void mayBeAnyPrintableText(String key) {
        copy(key).expectStatus().isCreated();
    }

    @Test
    void mayBeUpTo255CharactersLong() {
        copy("x".repeat(255)).expectStatus().isCreated();
        refused(copy("x".repeat(256)));
    }

    @Test
    void isRefusedWhenEmptyOrTwofold() {
        refused(copy(""));
        refused(copy("a", "b"));
    }

    private static void refused(ResponseSpec response) {
        response.expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors.length()").isEqualTo(1)
                .jsonPath("$.errors[0].parameter").isEqualTo("Idempotency-Key").jsonPath("$.errors[0].code")
                .isEqualTo("invalid_value");
    }

    @ParameterizedTest
    @CsvSource({"GET,/datasets,200", "GET,/training-jobs,200", "POST,/training-jobs/validate,400",
        "POST,/training-jobs/00000000-0000-0000-0000-000000000000/cancel,404", "POST,/predict,400",
        "POST,/models/none/predict,400", "POST,/models/none/evaluations,400"})
    void changesNothingWhereNothingIsCreated(HttpMethod method, String path, int status) {
        http.method(method).uri("/api/v1" + path).header("Idempotency-Key", "1").contentType(MediaType.APPLICATION_JSON)
                .body("no json").exchange().expectStatus().isEqualTo(status);
    }
}
