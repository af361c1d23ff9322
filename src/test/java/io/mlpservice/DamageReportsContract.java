package io.mlpservice;

import io.mlpservice.scoring.Scorer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of jobs that meet damage, and where damage is shown. */
abstract class DamageReportsContract {
    @Autowired
    private RestTestClient http;

    @Autowired
    private JdbcTemplate database;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    /** One that is not in memory yet. */
    private String model() {
        return trainer.trainModel("""
                {'dataset_id': '%s', 'training': {'epochs': 1}, 'network': {'hidden_layers': []},
                 'model_name': 'damaged'}""".formatted(trainer.sample("iris")));
    }

    @Test
    void aDamagedCheckpointLetsTrainingStartOver() {
        var paused = trainer.submitLongJob(trainer.sample("iris"));
        trainer.await(paused, each -> "running".equals(each.get("state")));
        trainer.post("/training-jobs/%s/pause".formatted(paused), "");
        trainer.await(paused, "paused");
        var id = UUID.fromString(paused);
        assertThat(database.update("update training_checkpoint set bytes = ? where job_id = ?", new byte[]{1, 2}, id))
                .isEqualTo(1);
        trainer.post("/training-jobs/%s/resume".formatted(paused), "").expectStatus().isAccepted();
        trainer.await(paused, "running");
        trainer.post("/training-jobs/%s/cancel".formatted(paused), "");
        trainer.await(paused, "cancelled");
        assertThat(metric("training_job")).isPositive();
    }

    @Test
    void aJobOnADamagedDatasetIsRefusedOrFailsByThatProblem() {
        var large = trainer.dataset(Scorer.sums(60_000));
        var busy = trainer.fillSlots(trainer.sample("iris"));
        var waiting = trainer.submit("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(large));
        database.update("update dataset_block set bytes = ? where dataset_id = ? and row_block = 1", new byte[9],
                UUID.fromString(large));
        busy.forEach(each -> trainer.post("/training-jobs/%s/cancel".formatted(each), ""));
        assertThat(trainer.await(waiting, "failed")).extractingByKey("error")
                .asInstanceOf(InstanceOfAssertFactories.MAP).containsEntry("code", "dataset_damaged");
        assertCode(post("/training-jobs", "{'dataset_id': '%s'}".formatted(large)), "dataset_damaged");
    }

    @Test
    void aWaitingJobThatCannotBeReadIsTriedAgainSeldom() {
        var iris = trainer.sample("iris");
        var busy = trainer.fillSlots(iris);
        var waiting = trainer.submit("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(iris));
        var id = UUID.fromString(waiting);
        var text = Objects.requireNonNull(
                database.queryForObject("select configuration from training_job where id = ?", String.class, id));
        set("training_job", "configuration", "id", id, "?");
        busy.forEach(each -> trainer.post("/training-jobs/%s/cancel".formatted(each), ""));
        Awaitility.await().until(() -> database.queryForObject("""
                select count(*) from scheduled_tasks where task_instance = ? and execution_time > ?""", Integer.class,
                waiting, OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(30)), count -> count == 1);
        assertCode(trainer.get("/training-jobs/" + waiting), "job_damaged");
        set("training_job", "configuration", "id", id, text);
        trainer.post("/training-jobs/%s/cancel".formatted(waiting), "");
        trainer.get("/training-jobs/" + waiting).expectStatus().isOk();
    }

    @Test
    void theHealthAndTheMetricsShowHowMuchIsDamaged() {
        var before = metric("model");
        var damaged = model();
        set("model_content", "bytes", "model_id", UUID.fromString(damaged), new byte[3]);
        for (var time = 0; time < 3; time++) {
            assertCode(trainer.get("/models/%s/parameters".formatted(damaged)), "model_damaged");
        }
        assertThat(metric("model")).isEqualTo(before + 1);
        http.get().uri("/actuator/health").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.components.damaged.details.model").isEqualTo((int) before + 1);
    }

    @Test
    void verificationFindsEverythingThatIsDamaged() {
        var things = Map.of("dataset", trainer.sample("iris"), "model", model());
        var scored = new Scorer(http).score(model(), trainer.sample("iris"), "");
        var sound = trainer.sample("iris");
        var file = UUID.fromString(trainer.sample("iris"));
        set("dataset_block", "bytes", "dataset_id", UUID.fromString(things.get("dataset")), new byte[3]);
        set("dataset_chunk", "bytes", "dataset_id", file, new byte[3]);
        set("model_content", "bytes", "model_id", UUID.fromString(things.get("model")), new byte[3]);
        database.update("delete from prediction_chunk where job_id = ?", UUID.fromString(scored));
        var found = verify();
        assertThat(found).extracting(each -> each.path("id").asString()).contains(things.get("dataset"),
                things.get("model"), scored, file.toString()).doesNotContain(sound);
        var own = Set.of(things.get("dataset"), things.get("model"), scored, file.toString());
        assertThat(found).filteredOn(each -> own.contains(each.path("id").asString())).hasSize(4).allSatisfy(each -> {
            assertThat(each.get("owner").asString()).isEqualTo("default");
            assertThat(each.get("code").asString()).endsWith("_damaged");
        });
        assertThat(found.getLast().get("complete").asBoolean()).isTrue();
        assertThat(found.getLast().at("/checked/dataset").asInt()).isPositive();
        trainer.delete("/models/" + things.get("model")).expectStatus().isNoContent();
        trainer.delete("/datasets/" + file).expectStatus().isNoContent();
        assertThat(verify()).extracting(each -> each.path("id").asString()).doesNotContain(things.get("model"),
                file.toString());
    }

    private List<JsonNode> verify() {
        return Objects.requireNonNull(trainer.post("/admin/verify", "").expectStatus().isOk().expectBody(String.class)
                .returnResult().getResponseBody()).lines().map(JsonMapper.shared()::readTree).toList();
    }

    private double metric(String kind) {
        var metrics = Objects.requireNonNull(http.get().uri("/actuator/prometheus").exchange().expectBody(String.class)
                .returnResult().getResponseBody());
        return metrics.lines().filter(line -> line.startsWith("mlp_damaged{kind=\"%s\"}".formatted(kind)))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ')))).findFirst().orElseThrow();
    }

    private void set(String table, String column, String key, UUID id, Object value) {
        assertThat(database.update("update %s set %s = ? where %s = ?".formatted(table, column, key), value, id))
                .isEqualTo(1);
    }

    private static void assertCode(ResponseSpec answer, String code) {
        assertThat(Trainer.json(answer.expectStatus().isEqualTo(503))).containsEntry("code", code);
    }

    private ResponseSpec post(String path, String json) {
        return trainer.post(path, json.replace('\'', '"'));
    }
}
