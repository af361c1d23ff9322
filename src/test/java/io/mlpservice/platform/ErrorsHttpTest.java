package io.mlpservice.platform;

import io.mlpservice.HttpTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.net.URI;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that match no operation get a problem document with the reason. */
@HttpTest
class ErrorsHttpTest {
    @Autowired
    private RestTestClient http;

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nope", "/nope", "/api/v1/models/nope"})
    void findsNothing(String path) {
        http.get().uri(path).exchange().expectStatus().isNotFound().expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON).expectBody().jsonPath("$.code").isEqualTo("not_found");
    }

    @ParameterizedTest
    @CsvSource({"GET, datasets/preview, data set 'preview'", "GET, training-jobs/1/epochs, training job '1'",
        "POST, samples/iriss/datasets, sample 'iriss'"})
    void namesTheKindOfThingThatItDoesNotFind(HttpMethod method, String path, String thing) {
        http.method(method).uri("/api/v1/" + path).exchange().expectStatus().isNotFound().expectBody()
                .jsonPath("$.detail").isEqualTo("There is no %s; list them to see which exist.".formatted(thing));
    }

    @Test
    void listsTheParametersOfAQuery() {
        http.get().uri("/api/v1/models?names=x").exchange().expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.detail").value(String.class, detail -> assertThat(detail).contains("; there are: "));
    }

    @Test
    void spellsJsonAsAnAcronym() {
        http.post().uri("/api/v1/training-jobs").contentType(MediaType.APPLICATION_JSON).body("{").exchange()
                .expectStatus().isBadRequest().expectBody().jsonPath("$.title").isEqualTo("Malformed JSON");
    }

    @Test
    void refusesAQueryThatCannotBeDecoded() {
        http.get().uri(URI.create(base() + "/api/v1/datasets?name=%80")).exchange().expectStatus().isBadRequest()
                .expectBody().jsonPath("$.code").isEqualTo("malformed_query");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/yaml", "text/html", "no type at all", "application/json;q=0"})
    void answersInJsonWhereNothingElseIsThere(String accept) {
        http.get().uri("/api/v1/models").header("Accept", accept).exchange().expectStatus().isOk().expectHeader()
                .contentType(MediaType.APPLICATION_JSON);
    }

    @Test
    void refusesAMethodThatIsNotThere() {
        http.put().uri("/api/v1/models").exchange().expectStatus().isEqualTo(405).expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON).expectBody().jsonPath("$.code")
                .isEqualTo("method_not_allowed");
    }

    private String base() {
        return http.get().uri("/actuator/health").exchange().returnResult(String.class).getUrl().resolve("/").toString()
                .replaceAll("/$", "");
    }
}
