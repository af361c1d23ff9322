package io.mlpservice;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

/** The service on the database of an earlier version, whose answers are known. */
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
abstract class EarlierVersionContract {
    /** Of models that were stored, and of those that training still made, whose last bits depend on the machine. */
    private static final double SAME = 1e-6;
    private static final double TRAINED = 1e-3;

    private ConfigurableApplicationContext service;
    private RestTestClient http;
    private Trainer trainer;
    private JsonNode answers;

    /** The name of the files that hold what was stored, and what was answered of it. */
    abstract String files();

    /**
     * Makes the database as it was.
     *
     * @return what the service is started with
     */
    abstract List<String> restore(Path folder) throws IOException, SQLException;

    @BeforeAll
    void startOnWhatWasStored(@TempDir Path folder) throws IOException, SQLException {
        try (var json = stored(".json")) {
            answers = JsonMapper.shared().readTree(json);
        }
        service = SpringApplication.run(MlpServiceApplication.class,
                Stream.concat(Stream.of("--server.port=0", "--mlp.data-directory=" + folder,
                        "--mlp.http.idempotency-key-retention=36500d"), restore(folder).stream())
                        .toArray(String[]::new));
        http = RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port"))
                .build();
        trainer = new Trainer(http);
    }

    /** What was stored, or answered. */
    final InputStream stored(String kind) {
        return Objects.requireNonNull(EarlierVersionContract.class.getResourceAsStream("/stored/" + files() + kind));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void showsItsJobsAsTheyWere() {
        assertThat(answers.get("jobs")).isNotEmpty();
        for (var job : answers.get("jobs")) {
            assertHolds(get("/training-jobs/" + id(job)), job, 0);
        }
    }

    @Test
    void showsItsEpochsWithoutTheScoreThatWasNotMeasured() {
        var job = answers.get("jobs").valueStream()
                .filter(each -> each.get("state").asString().equals("succeeded")).findFirst().orElseThrow();
        assertThat(get("/training-jobs/%s/epochs".formatted(id(job))).get("items")).isNotEmpty()
                .allSatisfy(epoch -> assertThat(epoch.get("training_score").isNull()).isTrue());
    }

    @Test
    void showsItsModelsAsTheyWere() {
        assertThat(answers.get("models")).isNotEmpty();
        for (var each : answers.get("models")) {
            var model = get("/models/" + id(each.get("model")));
            assertHolds(model, each.get("model"), 0);
            assertThat(model.at("/metrics/training/brier_score").isNull()).isTrue();
            if (model.get("task").asString().equals("classification")) {
                assertThat(get("/models/%s/confusion-matrix?split=training".formatted(id(model))).get("targets"))
                        .hasSameSizeAs(model.get("targets"));
                trainer.get("/models/%s/curves".formatted(id(model))).expectStatus().isNotFound();
            }
        }
    }

    @Test
    void listsItsJobsAndModels() {
        assertThat(get("/training-jobs?limit=100").get("items"))
                .hasSize(answers.get("jobs").size() + answers.get("continued").size())
                .allSatisfy(job -> assertThat(job.get("model_name").asString()).isNotEmpty())
                .allSatisfy(job -> assertThat(job.get("task").asString()).isIn("classification", "regression"));
        assertThat(get("/models?limit=100").get("items")).hasSizeGreaterThanOrEqualTo(answers.get("models").size());
    }

    @Test
    void findsItsModelsByTheirMetrics() {
        for (var metric : new String[]{"accuracy", "r2", "rmse"}) {
            var found = get("/models?limit=100&sort=score&metric=" + metric).get("items");
            assertThat(found).isNotEmpty();
            for (var model : found) {
                var score = model.get("score");
                assertThat(get("/models/" + id(model)).at("/metrics/%s/%s".formatted(score.get("split").asString(),
                        metric))).isEqualTo(score.get("value"));
            }
            for (var each : answers.get("models")) {
                assertThat(found.valueStream().map(EarlierVersionContract::id).toList().contains(id(each.get("model"))))
                        .isEqualTo(!bestPart(each.get("model")).path(metric).isNull());
            }
        }
    }

    private static JsonNode bestPart(JsonNode model) {
        return Stream.of("test", "validation", "training").map(model.get("metrics")::get)
                .filter(part -> !part.isNull()).findFirst().orElseThrow();
    }

    /** They have no roles, and their booleans are true and false. */
    @Test
    void showsItsDatasets() {
        var datasets = get("/datasets?limit=100").get("items");
        assertThat(datasets).isNotEmpty();
        for (var dataset : datasets) {
            assertThat(get("/datasets/" + id(dataset)).get("columns")).isNotEmpty().allSatisfy(column -> {
                assertThat(column.get("role").asString()).isEqualTo("feature");
                assertThat(column.get("type").asString()).isIn("numeric", "categorical", "boolean");
            });
            assertThat(get("/datasets/%s/rows?limit=5".formatted(id(dataset))).get("rows")).isNotEmpty();
        }
    }

    /** Their files are deflated, which has a checksum of its own. */
    @Test
    void noticesDamageToTheFilesOfItsDatasets() {
        var database = service.getBean(JdbcTemplate.class);
        var id = copyOfADataset(database);
        var bytes = Objects.requireNonNull(database.queryForObject(
                "select bytes from dataset_chunk where dataset_id = ? and position = 0", byte[].class, id));
        for (var damaged : List.of(Arrays.copyOf(bytes, bytes.length / 2), Arrays.copyOf(bytes, bytes.length - 1),
                new byte[bytes.length], flipped(bytes, 0), flipped(bytes, bytes.length / 2),
                flipped(bytes, bytes.length - 1))) {
            write(database, id, damaged);
            for (var path : List.of("/datasets/%s/rows?limit=3", "/datasets/%s/rows?sample=3",
                    "/datasets/%s/content")) {
                var answer = trainer.get(path.formatted(id)).expectStatus().isEqualTo(503);
                assertThat(Trainer.json(answer)).containsEntry("code", "dataset_damaged");
            }
        }
        write(database, id, bytes);
        trainer.get("/datasets/%s/rows".formatted(id)).expectStatus().isOk();
        trainer.delete("/datasets/" + id).expectStatus().isNoContent();
    }

    @Test
    void findsNothingDamaged() {
        var report = trainer.post("/admin/verify", "").expectStatus().isOk().expectBody(String.class).returnResult()
                .getResponseBody();
        assertThat(report).contains("\"complete\":true").contains("\"damaged\":0");
    }

    private static UUID copyOfADataset(JdbcTemplate database) {
        var original = database.queryForList("select id from dataset where rows_per_block is null", UUID.class)
                .getFirst();
        var copy = UUID.randomUUID();
        database.update("""
                insert into dataset (id, owner, name, row_count, columns, warnings, sha256, content_size, created_at)
                select ?, owner, 'copy', row_count, columns, warnings, sha256, content_size, created_at from dataset
                where id = ?""", copy, original);
        database.update("""
                insert into dataset_chunk (dataset_id, position, bytes)
                select ?, position, bytes from dataset_chunk where dataset_id = ?""", copy, original);
        return copy;
    }

    private static void write(JdbcTemplate database, UUID id, byte[] bytes) {
        database.update("update dataset_chunk set bytes = ? where dataset_id = ? and position = 0", bytes, id);
    }

    private static byte[] flipped(byte[] bytes, int place) {
        var flipped = bytes.clone();
        flipped[place] ^= 4;
        return flipped;
    }

    @Test
    void predictsTheSameByItsModels() {
        for (var each : answers.get("models")) {
            assertPredicts(id(each.get("model")), each, SAME);
        }
    }

    @Test
    void trainsItsUnfinishedJobsToTheSameEnd() {
        for (var each : answers.get("continued")) {
            var before = each.get("job");
            if (get("/training-jobs/" + id(before)).get("state").asString().equals("paused")) {
                trainer.post("/training-jobs/%s/resume".formatted(id(before)), "").expectStatus().isEqualTo(202);
            }
            var job = JsonMapper.shared().<JsonNode>valueToTree(trainer.await(id(before), "succeeded"));
            assertHolds(job.get("configuration"), before.get("configuration"), 0);
            assertThat(job.get("warnings")).containsAll(before.get("warnings"));
            assertThat(job.get("stop_reason")).isEqualTo(before.get("stop_reason"));
            assertPredicts(job.get("model_id").asString(), each, TRAINED);
        }
    }

    @Test
    void trainsTheSameFromTheConfigurationOfItsJobs() {
        for (var job : answers.get("jobs")) {
            assertHolds(post("/training-jobs/validate", job.get("configuration")).get("configuration"),
                    job.get("configuration"), 0);
        }
    }

    @Test
    void knowsItsRequestsByTheirKeys() {
        var first = answers.get("idempotent");
        var again = http.post().uri("/api/v1/training-jobs").contentType(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", first.get("key").asString()).body(first.get("request").toString())
                .exchange();
        assertHolds(JsonMapper.shared().valueToTree(Trainer.json(again)), first.get("job"), 0);
    }

    private void assertPredicts(String model, JsonNode expected, double tolerance) {
        var rows = JsonMapper.shared().createObjectNode().set("rows", expected.get("rows"));
        assertHolds(post("/models/%s/predict".formatted(model), rows).get("predictions"), expected.get("predictions"),
                tolerance);
    }

    /** That an answer says all that an earlier one said; it may say more. */
    private static void assertHolds(JsonNode answer, JsonNode earlier, double tolerance) {
        if (earlier.isObject()) {
            earlier.properties().forEach(property -> {
                assertThat(answer.has(property.getKey())).as(property.getKey()).isTrue();
                assertHolds(answer.get(property.getKey()), property.getValue(), tolerance);
            });
        } else if (earlier.isArray()) {
            assertThat(answer).hasSize(earlier.size());
            for (var index = 0; index < earlier.size(); index++) {
                assertHolds(answer.get(index), earlier.get(index), tolerance);
            }
        } else if (earlier.isFloatingPointNumber()) {
            var size = Math.max(1, Math.abs(earlier.asDouble()));
            assertThat(answer.asDouble()).isEqualTo(earlier.asDouble(), offset(tolerance * size));
        } else {
            assertThat(answer).isEqualTo(earlier);
        }
    }

    private static String id(JsonNode thing) {
        return thing.get("id").asString();
    }

    private JsonNode get(String path) {
        return JsonMapper.shared().valueToTree(Trainer.json(trainer.get(path).expectStatus().isOk()));
    }

    private JsonNode post(String path, JsonNode body) {
        return JsonMapper.shared()
                .valueToTree(Trainer.json(trainer.post(path, body.toString()).expectStatus().isOk()));
    }
}
