package io.mlpservice.training;

import io.micrometer.core.instrument.MeterRegistry;
import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import io.mlpservice.platform.waiting.JobWaits;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

@HttpTest
class WaitHttpTest {
    private static final String APPLIED = "Preference-Applied";

    @Autowired
    private RestTestClient http;

    @Autowired
    private JobWaits trainingWaits;

    @Autowired
    private MeterRegistry meters;

    @LocalServerPort
    private int port;

    private Trainer trainer;
    private String dataset;

    @BeforeEach
    void start() {
        trainer = new Trainer(http);
        dataset = trainer.sample("iris");
    }

    @AfterEach
    void end() {
        trainer.endLongJobs();
    }

    @Test
    void answersASubmissionWithTheFinishedJob() {
        var request = "{\"dataset_id\": \"%s\", \"training\": {\"epochs\": 2}}".formatted(dataset);
        var job = Trainer.json(submit("/training-jobs", request, "wait=60").expectStatus().isAccepted().expectHeader()
                .valueEquals(APPLIED, "wait=60"));
        assertThat(job).containsEntry("state", "succeeded").doesNotContainEntry("model_id", null);
        var scoring = Trainer.json(submit("/prediction-jobs",
                "{\"dataset_id\": \"%s\", \"model\": \"%s\"}".formatted(dataset, job.get("model_id")), "wait=60")
                .expectStatus().isAccepted().expectHeader().valueEquals(APPLIED, "wait=60"));
        assertThat(scoring).containsEntry("state", "succeeded");
        http.get().uri("/api/v1/prediction-jobs/{id}", scoring.get("id")).header("Prefer", "wait=5").exchange()
                .expectStatus().isOk().expectHeader().valueEquals(APPLIED, "wait=5");
    }

    @Test
    void waitsForTheSameJobWithTheSameKey() {
        var request = "{\"dataset_id\": \"%s\", \"training\": {\"epochs\": 2}}".formatted(dataset);
        var key = UUID.randomUUID().toString();
        var first = Trainer.json(submitOnce(request, key, null));
        var again = Trainer.json(submitOnce(request, key, "wait=60"));
        assertThat(again).containsEntry("id", first.get("id")).containsEntry("state", "succeeded");
    }

    @Test
    void answersWithTheJobAsItIsWhenTheTimeIsOver() {
        var id = trainer.submitLongJob(dataset);
        var start = System.nanoTime();
        var answer = get(id, "wait=1");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        answer.expectHeader().valueEquals(APPLIED, "wait=1").expectBody().jsonPath("$.finished_at").isEmpty();
    }

    @Test
    void answersAsSoonAsTheJobEnds() {
        var id = trainer.submitLongJob(dataset);
        var answer = CompletableFuture.supplyAsync(() -> Trainer.json(get(id, "wait=1000")));
        Awaitility.await().until(() -> trainingWaits.waiting() > 0);
        trainer.post("/training-jobs/%s/cancel".formatted(id), "");
        assertThat(answer.join()).containsEntry("state", "cancelled");
    }

    @Test
    void keepsNoMemoryFromOthersForTheColumnsOfATable() {
        var columns = IntStream.range(0, 1_000).mapToObj("c%d"::formatted).collect(joining(","));
        var rows = IntStream.range(0, 20).mapToObj(row -> columns.replace("c", row + ".")).collect(joining("\n"));
        var request = "{\"dataset_id\": \"%s\", \"training\": {\"epochs\": 1}}"
                .formatted(trainer.dataset(columns + "\n" + rows));
        var running = trainer.fillSlots(dataset);
        var answer = CompletableFuture.supplyAsync(() -> Trainer.json(submit("/training-jobs", request, "wait=60")));
        Awaitility.await().until(() -> trainingWaits.waiting() > 0);
        Awaitility.await().until(() -> meters.get("mlp.requests.memory.used").gauge().value() < 1 << 18);
        trainer.cancel(running);
        assertThat(answer.join()).containsEntry("state", "succeeded");
    }

    @Test
    void waitsNoLongerThanAMinute() {
        var id = trainer.train("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(dataset)).get("id");
        get(Objects.requireNonNull(id), "wait=1000").expectHeader().valueEquals(APPLIED, "wait=60");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait", "wait=x", "respond-async", "wait=-5", "\"", "wait=0"})
    void ignoresWhatItCannotApply(String preference) {
        get(trainer.submitLongJob(dataset), preference).expectStatus().isOk().expectHeader().doesNotExist(APPLIED);
    }

    @Test
    void doesNotWaitForAJobThatDoesNotExist() {
        get(UUID.randomUUID(), "wait=60").expectStatus().isNotFound().expectHeader().doesNotExist(APPLIED);
    }

    /** The wait would take a minute; its end is seen in a part of that. */
    @Test
    void waitsForNoClientThatHasLeft() throws Exception {
        var id = trainer.submitLongJob(dataset);
        try (var client = new Socket("localhost", port)) {
            client.getOutputStream()
                    .write("GET /api/v1/training-jobs/%s HTTP/1.1\r\nHost: localhost\r\nPrefer: wait=60\r\n\r\n"
                            .formatted(id).getBytes(StandardCharsets.US_ASCII));
            Awaitility.await().until(() -> trainingWaits.waiting() == 1);
        }
        Awaitility.await().atMost(Duration.ofSeconds(45)).until(() -> trainingWaits.waiting() == 0);
    }

    private ResponseSpec get(Object id, String preference) {
        return http.get().uri("/api/v1/training-jobs/{id}", id).header("Prefer", preference).exchange();
    }

    private ResponseSpec submit(String path, String body, String preference) {
        return http.post().uri("/api/v1" + path).contentType(MediaType.APPLICATION_JSON).header("Prefer", preference)
                .body(body).exchange();
    }

    private ResponseSpec submitOnce(String body, String key, @Nullable String preference) {
        var headers = preference == null
                ? Map.of("Idempotency-Key", key)
                : Map.of("Idempotency-Key", key, "Prefer", preference);
        return http.post().uri("/api/v1/training-jobs").contentType(MediaType.APPLICATION_JSON)
                .headers(sent -> headers.forEach(sent::set)).body(body).exchange().expectStatus().isAccepted();
    }
}
