package io.mlpservice.snapshot;

import io.mlpservice.Trainer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Snapshots that become models. */
class PromotionHttpTest extends SnapshotTests {
    @Test
    void becomeModelsWithScoresOfTheirOwn() {
        var job = train(FIXED.formatted(5) + ", 'model_name': 'promoted', 'snapshots': {}");
        var made = json("/models/" + trainer.job(job).get("model_id"));
        var last = promoted(job, 5, "{}");
        assertThat(last.get("name").asString()).isEqualTo("promoted");
        assertThat(last.get("version").asInt()).isEqualTo(made.get("version").asInt() + 1);
        assertThat(last.get("metrics")).isEqualTo(made.get("metrics"));
        for (var provenance : List.of("configuration", "dataset_id", "dataset_sha256", "job_id", "seed", "features",
                "targets", "parameter_count")) {
            assertThat(last.get(provenance)).as(provenance).isEqualTo(made.get(provenance));
        }
        assertThat(last.get("snapshot_epoch").asInt()).isEqualTo(5);
        assertThat(made.get("snapshot_epoch").isNull()).isTrue();
        assertThat(json("/models/%s/parameters".formatted(last.get("id").asString()))).isEqualTo(parameters(job, 5));
        var first = promoted(job, 1, "{\"name\": \"early\"}");
        assertThat(first.get("name").asString()).isEqualTo("early");
        assertThat(first.at("/metrics/test/row_count").asInt()).isEqualTo(30);
        assertThat(first.at("/metrics/validation/loss"))
                .isEqualTo(snapshots(job).at("/items/1/validation_loss"));
        assertThat(first.at("/metrics/test")).isNotEqualTo(made.at("/metrics/test"));
        assertThat(json("/models/early/rows?split=test").get("total").asInt()).isEqualTo(30);
    }

    private JsonNode promoted(String job, int epoch, String body) {
        var answer = trainer.post("/training-jobs/%s/snapshots/%d/model".formatted(job, epoch), body).expectStatus()
                .isCreated().expectHeader().valueMatches("Location", "/api/v1/models/[-0-9a-f]{36}");
        var model = JsonMapper.shared().<JsonNode>valueToTree(Trainer.json(answer));
        assertThat(json("/models/" + model.get("id").asString())).isEqualTo(model);
        return model;
    }

    @Test
    void becomeModelsWhileTheJobRuns() {
        var job = trainer.submitLongJob(dataset, ", 'model_name': 'running', 'snapshots': {'max': 100}");
        Awaitility.await().until(() -> snapshots(job), found -> found.get("items").size() > 5);
        assertThat(promoted(job, 0, "{}").at("/metrics/training/row_count").asInt()).isEqualTo(105);
        assertThat(trainer.job(job)).containsEntry("state", "running");
    }

    @Test
    void becomeModelsThatStayWhenTheJobIsDeleted() {
        var job = train(FIXED.formatted(1) + ", 'snapshots': {}");
        var model = promoted(job, 0, "{\"name\": \"stays\"}").get("id").asString();
        trainer.delete("/training-jobs/" + job).expectStatus().isNoContent();
        post("/models/%s/predict".formatted(model), "{\"rows\": [[5.1, 3.5, 1.4, 0.2]]}");
    }

    @Test
    void becomeNoModelsThatCannotBeMeasured() {
        var job = train(FIXED.formatted(1) + ", 'snapshots': {}");
        trainer.delete("/datasets/" + dataset).expectStatus().isNoContent();
        trainer.post("/training-jobs/%s/snapshots/1/model".formatted(job), "{}").expectStatus().isEqualTo(409)
                .expectBody().jsonPath("$.code").isEqualTo("dataset_deleted");
    }

    @Test
    void becomeOneModelForEachIdempotencyKey() {
        var job = train(FIXED.formatted(1) + ", 'snapshots': {}");
        var ids = List.of("{}", "{}").stream().map(body -> Trainer.id(http.post()
                .uri("/api/v1/training-jobs/%s/snapshots/1/model".formatted(job)).header("Idempotency-Key", job)
                .header("Content-Type", "application/json").body(body).exchange().expectStatus().isCreated())).toList();
        assertThat(ids.getFirst()).isEqualTo(ids.getLast());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | {"name": "no name"}   | 422 | invalid_request
            1 | {"name": 1}           | 422 | invalid_request
            1 | {"version": 1}        | 422 | invalid_request
            1 | {                     | 400 | malformed_json
            7 | {}                    | 404 | not_found
            """)
    void becomeNoModelsOfWhatIsWrong(int epoch, String body, int status, String code) {
        var job = train(FIXED.formatted(1) + ", 'snapshots': {}");
        trainer.post("/training-jobs/%s/snapshots/%d/model".formatted(job, epoch), body).expectStatus()
                .isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }
}
