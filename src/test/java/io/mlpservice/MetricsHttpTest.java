package io.mlpservice;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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
        assertThat(after).containsEntry("mlp_training_rows_per_second", 0.0);
    }

    @Test
    void tellOfRunningJobsAndTheirCheckpoints() {
        var before = metrics();
        var id = trainer.submitLongJob(trainer.sample("iris"));
        Awaitility.await().until(() -> value("mlp_training_rows_per_second") > 0);
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
        trainer.await(id, "running");
        assertThat(growth(before, metrics(), "mlp_training_attempts_total")).isEqualTo(2);
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
        var labels = "{model=\"%s\"".formatted(model);
        assertThat(metrics).containsEntry("mlp_predictions_seconds_count" + labels + "}", 4.0)
                .containsEntry("mlp_predictions_seconds_bucket" + labels + ",le=\"+Inf\"}", 4.0)
                .containsKey("mlp_predictions_seconds_bucket" + labels + ",le=\"0.001\"}");
        assertThat(metrics.get("mlp_predictions_seconds_sum" + labels + "}")).isPositive();
    }

    @Test
    void tellNothingOfEveryRequest() {
        assertThat(metrics().keySet()).noneMatch(name -> name.startsWith("http_server_requests"));
    }
}
