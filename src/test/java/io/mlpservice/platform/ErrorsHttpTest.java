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
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that match no operation get a problem document with the reason. */
@HttpTest
class ErrorsHttpTest {
    private static final UUID ANY_JOB = new UUID(1, 2);

    @Autowired
    private RestTestClient http;

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nope", "/nope", "/api/v1/models/nope"})
    void findsNothing(String path) {
        http.get().uri(path).exchange().expectStatus().isNotFound().expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON).expectBody().jsonPath("$.code").isEqualTo("not_found");
    }

    @ParameterizedTest
    @CsvSource({"GET, datasets/preview, data set 'preview', datasets",
        "GET, training-jobs/1/epochs, training job '1', training-jobs",
        "GET, prediction-jobs/1, prediction job '1', prediction-jobs",
        "POST, samples/iriss/datasets, sample 'iriss', samples", "GET, models/nope, model 'nope', models",
        "GET, models/nope/aliases/old, model 'nope', models"})
    void namesTheKindOfThingThatItDoesNotFindAndItsList(HttpMethod method, String path, String thing, String list) {
        http.method(method).uri("/api/v1/" + path).exchange().expectStatus().isNotFound().expectBody()
                .jsonPath("$.detail")
                .isEqualTo("There is no %s; GET /api/v1/%s lists which exist.".formatted(thing, list));
        http.get().uri("/api/v1/" + list).exchange().expectStatus().isOk();
    }

    @Test
    void namesTheListWithinTheThingThatThePathNames() {
        http.get().uri("/api/v1/training-jobs/{job}/snapshots/abc/parameters", ANY_JOB).exchange().expectStatus()
                .isNotFound().expectBody().jsonPath("$.detail")
                .isEqualTo("There is no snapshot 'abc'; GET /api/v1/training-jobs/%s/snapshots lists which exist."
                        .formatted(ANY_JOB));
    }

    @ParameterizedTest
    @CsvSource({"models?limit=many, Send a whole number.",
        "models?dataset_id=1, An id looks like 123e4567-e89b-12d3-a456-426614174000.",
        "models?task=guess, 'Choose one of: classification, regression.'"})
    void saysWhatAValueOfAQueryLooksLike(String query, String advice) {
        http.get().uri("/api/v1/" + query).exchange().expectStatus().isEqualTo(422).expectBody().jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).endsWith(advice));
    }

    @Test
    void namesJsonFirstWhereTheTypeOfABodyIsUnknown() {
        http.post().uri("/api/v1/models/nope/predict").contentType(MediaType.APPLICATION_FORM_URLENCODED).body("{}")
                .exchange().expectStatus().isEqualTo(415).expectBody().jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("send one of: application/json, ",
                        "-H 'Content-Type: application/json'"));
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
