package io.mlpservice;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** What Prometheus is told. Other tests share the service, so counters are compared with what they were before. */
@HttpTest
class MetricsHttpTest {
    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
        trainer.awaitRest();
        awaitSpeed(speed -> speed == 0);
    }

    private void awaitSpeed(DoublePredicate wanted) {
        Awaitility.await().until(() -> wanted.test(value("mlp_training_rows_per_second")));
    }

    @AfterEach
    void endLongJobs() {
        trainer.endLongJobs();
    }

    /** All values by name and labels. */
    private Map<String, Double> metrics() {
        var text = Objects.requireNonNull(http.get().uri("/actuator/prometheus").exchange().expectStatus().isOk()
                .expectBody(String.class).returnResult().getResponseBody());
        return text.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toMap(
                line -> line.substring(0, line.lastIndexOf(' ')),
                line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1).replace("+Inf", "Infinity")),
                (first, second) -> second));
    }

    private static double growth(Map<String, Double> before, Map<String, Double> after, String name) {
        assertThat(before).containsKey(name);
        return after.getOrDefault(name, Double.NaN) - before.getOrDefault(name, 0.0);
    }

    @Test
    void countTheAttemptsEpochsAndRowsOfAJob() {
        var dataset = trainer.sample("iris");
        var before = metrics();
        trainer.train("""
                {'dataset_id': '%s', 'split': {'validation_fraction': 0, 'test_fraction': 0.2},
                 'training': {'epochs': 7}}""".formatted(dataset));
        var after = metrics();
        assertThat(growth(before, after, "mlp_training_attempts_total")).isEqualTo(1);
        assertThat(growth(before, after, "mlp_job_queue_wait_seconds_count")).isEqualTo(1);
        assertThat(growth(before, after, "mlp_job_queue_wait_seconds_sum")).isPositive();
        assertThat(growth(before, after, "mlp_training_epoch_seconds_count")).isEqualTo(7);
        assertThat(growth(before, after, "mlp_training_epoch_seconds_sum")).isPositive();
        assertThat(growth(before, after, "mlp_training_rows_total")).isEqualTo(7 * 120);
        awaitSpeed(speed -> speed == 0);
    }

    @Test
    void tellOfRunningJobsAndTheirCheckpoints() {
        var before = metrics();
        var id = trainer.submitLongJob(trainer.sample("iris"));
        awaitSpeed(speed -> speed > 0);
        Awaitility.await().until(() -> value("mlp_jobs{state=\"running\"}") >= 1);
        trainer.post("/training-jobs/%s/pause".formatted(id), "").expectStatus().isEqualTo(202);
        trainer.await(id, "paused");
        Awaitility.await().until(() -> value("mlp_jobs{state=\"paused\"}") >= 1);
        var after = metrics();
        var checkpoints = growth(before, after, "mlp_training_checkpoint_seconds_count");
        assertThat(checkpoints).isPositive();
        assertThat(growth(before, after, "mlp_training_checkpoint_seconds_sum")).isPositive();
        assertThat(growth(before, after, "mlp_training_checkpoint_size_bytes_count")).isEqualTo(checkpoints);
        assertThat(growth(before, after, "mlp_training_checkpoint_size_bytes_sum")).isGreaterThan(1000 * checkpoints);
        trainer.post("/training-jobs/%s/resume".formatted(id), "").expectStatus().isEqualTo(202);
        Awaitility.await().until(() -> growth(before, metrics(), "mlp_training_attempts_total") == 2);
        assertThat(growth(before, metrics(), "mlp_job_queue_wait_seconds_count")).isEqualTo(1);
    }

    private double value(String name) {
        return metrics().getOrDefault(name, Double.NaN);
    }

    @Test
    void countPredictionsByModelAndLatency() {
        var model = "m" + UUID.randomUUID().toString().substring(0, 8);
        trainer.train("{'dataset_id': '%s', 'model_name': '%s', 'training': {'epochs': 1}}"
                .formatted(trainer.sample("xor"), model));
        for (var i = 0; i < 3; i++) {
            trainer.post("/models/%s/predict".formatted(model), "{\"rows\": [[0, 1], [1, 1]]}").expectStatus().isOk();
        }
        trainer.post("/predict", "{\"model\": \"%s@1\", \"rows\": [[0, 1]]}".formatted(model)).expectStatus().isOk();
        trainer.post("/models/%s/predict".formatted(model), "{\"rows\": [[0]]}").expectStatus().isEqualTo(422);
        var metrics = metrics();
        var labels = "{model=\"%s\",owner=\"default\"".formatted(model);
        assertThat(metrics).containsEntry("mlp_predictions_seconds_count" + labels + "}", 4.0)
                .containsEntry("mlp_predictions_seconds_bucket" + labels + ",le=\"+Inf\"}", 4.0)
                .containsKey("mlp_predictions_seconds_bucket" + labels + ",le=\"0.001\"}");
        assertThat(metrics.get("mlp_predictions_seconds_sum" + labels + "}")).isPositive();
    }

    /** The number of refused requests that one series counted. */
    private double refused(String method, int status, String uri) {
        return metrics().getOrDefault(
                "http_server_requests_seconds_count{error=\"none\",exception=\"none\",method=\"%s\",outcome=\"CLIENT_ERROR\",status=\"%d\",uri=\"%s\"}"
                        .formatted(method, status, uri),
                0.0);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/models/none-%s, 404, /api/v1/models/{ref}",
        "GET, /api/v1/models?limit=-1&none=%s, 422, /api/v1/models",
        "GET, /api/v1/no-operation/%s, 404, /**",
        "DELETE, /api/v1/models/none-%s/predict, 405, UNKNOWN",
        "BREW, /api/v1/models/none-%s, 405, UNKNOWN",
    })
    void countRequestsByOperationNotByAddress(String method, String address, int status, String uri) {
        var label = method.equals("BREW") ? "UNKNOWN" : method;
        var before = refused(label, status, uri);
        var unique = UUID.randomUUID().toString();
        http.method(HttpMethod.valueOf(method)).uri(URI.create(address.formatted(unique))).exchange()
                .expectStatus().isEqualTo(status);
        Awaitility.await().until(() -> refused(label, status, uri) == before + 1);
        assertThat(metrics().keySet()).noneMatch(series -> series.contains(unique));
    }

    @Test
    void countRequestsThatFiltersRefuse() {
        var before = refused("GET", 403, "UNKNOWN");
        http.get().uri("/api/v1/models").header("Origin", "https://foreign.example").exchange()
                .expectStatus().isForbidden();
        Awaitility.await().until(() -> refused("GET", 403, "UNKNOWN") == before + 1);
    }

    @Test
    void leavePredictionsToTheirOwnMetrics() {
        trainer.post("/models/none/predict", "{}").expectStatus().isNotFound();
        trainer.post("/predict", "{}").expectStatus().isEqualTo(422);
        http.post().uri("/api/v1/models/none/predict/csv").header("Content-Type", "text/csv").body(new byte[]{'a'})
                .exchange().expectStatus().isNotFound();
        assertThat(metrics().keySet()).noneMatch(
                series -> series.startsWith("http_server_requests") && series.matches(".*/predict(/csv|/ndjson)?\".*"));
    }
}
