package io.mlpservice.security;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages that another program of this machine serves use the service from a browser; other pages do not. */
@HttpTest
class CorsHttpTest {
    private static final String LOCAL = "http://localhost:3000";

    @Autowired
    private RestTestClient http;

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/models/iris/predict", "/api/v1/predict", "/api/v1/datasets",
        "/api/v1/training-jobs"})
    void allowsALocalFrontEndToPost(String path) {
        http.method(HttpMethod.OPTIONS).uri(path).header(HttpHeaders.ORIGIN, LOCAL)
                .header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "POST")
                .header(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS, "content-type").exchange().expectStatus().isOk()
                .expectHeader().valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, LOCAL)
                .expectHeader().valueMatches(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, ".*POST.*")
                .expectHeader().valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "content-type");
    }

    /** As an EventSource does. The last event's id makes it ask first, at least where it is a library. */
    @Test
    void letsALocalFrontEndWatchAJob() {
        var trainer = new Trainer(http);
        var events = "/api/v1/training-jobs/%s/events".formatted(trainer
                .train("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(trainer.sample("xor"))).get("id"));
        http.method(HttpMethod.OPTIONS).uri(events).header(HttpHeaders.ORIGIN, LOCAL)
                .header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "GET")
                .header(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS, "cache-control,last-event-id").exchange()
                .expectStatus().isOk().expectHeader().valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, LOCAL)
                .expectHeader().valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "cache-control, last-event-id");
        for (var last : List.of("", "1")) {
            http.get().uri(events).header(HttpHeaders.ORIGIN, LOCAL).header("Last-Event-ID", last)
                    .accept(MediaType.TEXT_EVENT_STREAM).exchange().expectStatus().isOk().expectHeader()
                    .valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, LOCAL).expectBody(String.class)
                    .value(body -> assertThat(Objects.requireNonNull(body).contains("\nid: 1\n"))
                            .isEqualTo(last.isEmpty()));
        }
        http.get().uri(events).header(HttpHeaders.ORIGIN, "https://evil.example").exchange().expectStatus()
                .isForbidden();
    }

    @Test
    void letsALocalFrontEndReadAnswersAndProblems() {
        http.post().uri("/api/v1/models/nope/predict").header(HttpHeaders.ORIGIN, LOCAL)
                .contentType(MediaType.APPLICATION_JSON).body("{\"rows\":[[1]]}").exchange().expectStatus().isNotFound()
                .expectHeader().valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, LOCAL)
                .expectHeader().valueEquals(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
                        "Location, Retry-After, ETag, Content-Disposition, Link, WWW-Authenticate, X-Request-Id, Preference-Applied, Deprecation, RateLimit, RateLimit-Policy");
    }

    @Test
    void neitherAnswersNorObeysAForeignPage() {
        for (var method : List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.OPTIONS)) {
            http.method(method).uri("/api/v1/samples/xor/datasets").header(HttpHeaders.ORIGIN, "https://evil.example")
                    .header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "POST").exchange().expectStatus().isForbidden()
                    .expectHeader().doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN).expectBody()
                    .jsonPath("$.detail")
                    .value(String.class, said -> assertThat(said).contains("mlp.http.allowed-origins"));
        }
    }

    @Test
    void allowsTheOriginsOfTheSettingAlone() {
        var origins = new AllowedOrigins(List.of("https://app.example.com", "https://*.example.org"),
                new Protection(SecuritySettings.Mode.LOOPBACK, false, true));
        assertThat(List.of("https://app.example.com", "https://a.example.org")).allMatch(origins::allow);
        assertThat(List.of(LOCAL, "https://app.example.com.evil.example", "http://app.example.com", "null"))
                .noneMatch(origins::allow);
    }

    @Test
    void allowsNoOtherOriginByDefaultWhereOtherMachinesReachTheService() {
        assertThat(new AllowedOrigins(List.of(), new Protection(SecuritySettings.Mode.UNPROTECTED, false, true))
                .allow(LOCAL)).isFalse();
        assertThat(
                new AllowedOrigins(List.of(), new Protection(SecuritySettings.Mode.LOOPBACK, false, true)).allow(LOCAL))
                .isTrue();
        assertThat(new AllowedOrigins(List.of(), new Protection(SecuritySettings.Mode.KEYS, false, true)).allow(LOCAL))
                .isTrue();
        assertThat(new AllowedOrigins(List.of(), new Protection(SecuritySettings.Mode.KEYS, false, false)).allow(LOCAL))
                .isFalse();
    }
}
