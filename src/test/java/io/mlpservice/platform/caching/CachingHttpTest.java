package io.mlpservice.platform.caching;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import io.mlpservice.scoring.Scorer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

@HttpTest
class CachingHttpTest {
    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void start() {
        trainer = new Trainer(http);
    }

    @Test
    void answersNothingAgainThatTheClientHas() {
        var dataset = trainer.sample("iris");
        var job = trainer.train("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(dataset));
        var model = "/api/v1/models/" + job.get("model_id");
        for (var path : List.of("/api/v1/datasets/" + dataset, "/api/v1/datasets/%s/rows?limit=2".formatted(dataset),
                "/api/v1/datasets/%s/content".formatted(dataset), model, model + "/parameters", model + "/schema",
                model + "/curves", model + "/confusion-matrix", "/api/v1/training-jobs/" + job.get("id"),
                "/api/v1/capabilities", "/v3/api-docs", "/v3/api-docs.yaml")) {
            var first = ask(HttpMethod.GET, path, null).expectStatus().isOk();
            var tag = header(first, HttpHeaders.ETAG);
            assertThat(tag).as(path).matches("\"[0-9a-zA-Z.-]+\"");
            assertThat(header(first, HttpHeaders.CACHE_CONTROL)).isEqualTo("no-cache, private");
            var length = Objects.requireNonNull(first.expectBody().returnResult().getResponseBody()).length;
            for (var known : List.of(tag, "W/" + tag, "\"another\", " + tag, "*")) {
                isKnown(HttpMethod.GET, path, known, tag);
                isKnown(HttpMethod.HEAD, path, known, tag);
            }
            var changed = ask(HttpMethod.GET, path, "\"another\", no tag").expectStatus().isOk();
            assertThat(changed.expectBody().returnResult().getResponseBody()).as(path).hasSize(length);
            ask(HttpMethod.HEAD, path, null).expectStatus().isOk().expectHeader().valueEquals(HttpHeaders.ETAG, tag);
        }
    }

    @Test
    void tagsAJobAnewWhenItChanges() {
        var id = trainer.submitLongJob(trainer.sample("xor"));
        var path = "/api/v1/training-jobs/" + id;
        try {
            var tag = header(ask(HttpMethod.GET, path, null), HttpHeaders.ETAG);
            trainer.endLongJobs();
            ask(HttpMethod.GET, path, tag).expectStatus().isOk().expectBody().jsonPath("$.state")
                    .isEqualTo("cancelled");
        } finally {
            trainer.endLongJobs();
        }
    }

    @Test
    void doesNotCallGoneWhatIsKnown() {
        var path = "/api/v1/datasets/%s/content".formatted(trainer.sample("xor"));
        var tag = header(ask(HttpMethod.GET, path, null), HttpHeaders.ETAG);
        http.delete().uri(path.replace("/content", "")).exchange().expectStatus().isNoContent();
        ask(HttpMethod.GET, path, tag).expectStatus().isNotFound().expectHeader().doesNotExist(HttpHeaders.ETAG);
    }

    @Test
    void changesNothingThatIsNoLongerAsTheClientSawIt() {
        var dataset = trainer.sample("iris");
        var job = trainer.train("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(dataset));
        var model = String.valueOf(job.get("model_id"));
        for (var path : List.of("/prediction-jobs/" + new Scorer(http).score(model, dataset, ""),
                "/training-jobs/" + job.get("id"), "/models/" + model, "/datasets/" + dataset)) {
            var first = header(ask(HttpMethod.GET, "/api/v1" + path, null), HttpHeaders.ETAG);
            for (var other : List.of("\"another\"", "W/" + first, "no tag")) {
                isRefused(change(HttpMethod.PATCH, path, other));
                isRefused(change(HttpMethod.DELETE, path, other));
            }
            var changed = header(change(HttpMethod.PATCH, path, "\"another\", " + first).expectStatus().isOk(),
                    HttpHeaders.ETAG);
            isKnown(HttpMethod.GET, "/api/v1" + path, changed, changed);
            isRefused(change(HttpMethod.PATCH, path, first));
            isRefused(change(HttpMethod.DELETE, path, first));
            change(HttpMethod.PATCH, path, "*").expectStatus().isOk();
            var second = ask(HttpMethod.GET, "/api/v1" + path, first).expectStatus().isOk();
            change(HttpMethod.DELETE, path, header(second, HttpHeaders.ETAG)).expectStatus().isNoContent();
            change(HttpMethod.DELETE, path, "*").expectStatus().isNotFound();
        }
    }

    @Test
    void saysFirstWhatForbidsADeletionAnyway() {
        var dataset = trainer.sample("iris");
        var job = trainer.submitLongJob(dataset);
        change(HttpMethod.DELETE, "/training-jobs/" + job, "\"another\"").expectStatus().isEqualTo(409)
                .expectBody().jsonPath("$.code").isEqualTo("job_unfinished");
        trainer.endLongJobs();
    }

    @Test
    void saysWhichChangesMayNameATag() {
        var paths = JsonMapper.shared()
                .readTree(ask(HttpMethod.GET, "/v3/api-docs", null).expectBody().returnResult()
                        .getResponseBodyContent())
                .get("paths");
        var conditional = paths.propertyStream()
                .filter(path -> path.getValue().at("/patch/responses/412").isObject()
                        && path.getValue().at("/delete/responses/412").isObject())
                .map(Map.Entry::getKey).toList();
        assertThat(conditional).containsExactlyInAnyOrder("/api/v1/datasets/{id}", "/api/v1/training-jobs/{id}",
                "/api/v1/models/{ref}", "/api/v1/prediction-jobs/{id}");
    }

    private static void isRefused(ResponseSpec answer) {
        answer.expectStatus().isEqualTo(412).expectBody().jsonPath("$.code").isEqualTo("precondition_failed");
    }

    private ResponseSpec change(HttpMethod method, String path, String tag) {
        var request = http.method(method).uri("/api/v1" + path).header(HttpHeaders.IF_MATCH, tag);
        return (method.equals(HttpMethod.PATCH)
                ? request.contentType(MediaType.APPLICATION_JSON)
                        .body("{\"note\": \"%s\"}".formatted(UUID.randomUUID()))
                : request).exchange();
    }

    private void isKnown(HttpMethod method, String path, String known, String tag) {
        ask(method, path, known).expectStatus().isNotModified().expectHeader().valueEquals(HttpHeaders.ETAG, tag)
                .expectBody().isEmpty();
    }

    private ResponseSpec ask(HttpMethod method, String path, @Nullable String known) {
        var request = http.method(method).uri(path);
        return (known == null ? request : request.header(HttpHeaders.IF_NONE_MATCH, known)).exchange();
    }

    private static String header(ResponseSpec response, String name) {
        return String.valueOf(response.returnResult().getResponseHeaders().getFirst(name));
    }
}
