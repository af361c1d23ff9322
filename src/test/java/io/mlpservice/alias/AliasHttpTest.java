package io.mlpservice.alias;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

@HttpTest
class AliasHttpTest {
    private static final String ROW = "{\"rows\": [[5.1, 3.5, 1.4, 0.2]]}";

    @Autowired
    private RestTestClient http;

    private Trainer trainer;
    private String dataset;
    private String name;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
        dataset = trainer.sample("iris");
        name = "m" + UUID.randomUUID();
    }

    /** Trains well. */
    private void train() {
        train("{'epochs': 30}");
    }

    /** Does not learn anything. */
    private void trainInVain() {
        train("{'epochs': 1, 'optimizer': {'learning_rate': 1e-9}}");
    }

    private void train(String training) {
        trainer.trainModel("{'dataset_id': '%s', 'model_name': '%s', 'training': %s}".formatted(dataset, name,
                training));
    }

    private ResponseSpec put(String alias, String body) {
        return trainer.put("/models/%s/aliases/%s".formatted(name, alias), body.replace('\'', '"'));
    }

    private ResponseSpec move(int version) {
        return put("production", "{'version': %d}".formatted(version));
    }

    private void assertAnswers(int version) {
        assertThat(Trainer.json(trainer.post("/models/%s@production/predict".formatted(name), ROW)))
                .extracting("model", MAP).containsEntry("version", version);
    }

    @Test
    void keepsToItsVersionUntilItIsMoved() {
        train();
        move(1).expectStatus().isCreated().expectHeader().valueEquals("Location",
                "/api/v1/models/%s/aliases/production".formatted(name)).expectBody().jsonPath("$.version").isEqualTo(1);
        assertAnswers(1);
        train();
        assertAnswers(1);
        move(2).expectStatus().isOk().expectBody().jsonPath("$.version").isEqualTo(2).jsonPath("$.guard").isEmpty();
        assertAnswers(2);
        move(1).expectStatus().isOk();
        assertAnswers(1);
    }

    @Test
    void standsWhereverAModelIsNamed() {
        train();
        train();
        move(1);
        var ref = name + "@production";
        var first = Trainer.id(trainer.get("/models/%s@1".formatted(name)));
        assertThat(Trainer.id(trainer.get("/models/" + ref))).isEqualTo(first);
        trainer.get("/models/%s/schema".formatted(ref)).expectStatus().isOk();
        trainer.get("/models/%s/parameters".formatted(ref)).expectStatus().isOk();
        trainer.get("/models/%s/rows?limit=1".formatted(ref)).expectBody().jsonPath("$.model.version").isEqualTo(1);
        trainer.post("/models/%s/evaluations".formatted(ref), "{\"dataset_id\": \"%s\"}".formatted(dataset))
                .expectStatus().isOk();
        trainer.post("/predict", "{\"model\": \"%s\", \"rows\": [[1, 2, 3, 4]]}".formatted(ref)).expectBody()
                .jsonPath("$.model.version").isEqualTo(1);
        trainer.post("/prediction-jobs", "{\"model\": \"%s\", \"dataset_id\": \"%s\"}".formatted(ref, dataset))
                .expectStatus().isAccepted().expectBody().jsonPath("$.model.version").isEqualTo(1);
        trainer.post("/training-jobs/validate", "{\"from_model\": \"%s\", \"dataset_id\": \"%s\"}"
                .formatted(ref, dataset)).expectStatus().isOk().expectBody().jsonPath("$.configuration.from_model")
                .isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/models/%s@production:predict", "/v1/models/%s/labels/production:predict"})
    void isALabelOfTensorFlowServing(String path) {
        train();
        move(1);
        var body = "{\"instances\": [[5.1, 3.5, 1.4, 0.2]]}";
        http.post().uri(path.formatted(name)).contentType(MediaType.APPLICATION_JSON).body(body).exchange()
                .expectStatus().isOk();
        http.get().uri(path.formatted(name).replace(":predict", "")).exchange().expectBody()
                .jsonPath("$.model_version_status[0].version").isEqualTo("1");
        http.get().uri("/v1/models/%s/labels/1".formatted(name)).exchange().expectStatus().isNotFound();
        http.get().uri("/v1/models/%s/labels/none".formatted(name)).exchange().expectStatus().isNotFound();
    }

    @Test
    void isAModelOfOtherProtocols() {
        train();
        move(1);
        http.get().uri("/v2/models/%s@production/ready".formatted(name)).exchange().expectStatus().isOk();
        http.post().uri("/models/%s@production/invocations".formatted(name)).contentType(MediaType.APPLICATION_JSON)
                .body("{\"inputs\": [[5.1, 3.5, 1.4, 0.2]]}").exchange().expectStatus().isOk();
    }

    @Test
    void isShownListedAndDeleted() {
        train();
        move(1);
        put("staging", "{'version': 1}").expectStatus().isCreated();
        assertThat(Trainer.json(trainer.get("/models/%s/aliases/staging".formatted(name)))).containsEntry("name", name)
                .containsEntry("alias", "staging").containsEntry("version", 1)
                .containsKeys("model_id", "guard", "moved_at", "created_at");
        assertThat(Trainer.json(trainer.get("/models/%s/aliases".formatted(name)))).extracting("items", LIST)
                .extracting("alias").containsExactly("staging", "production");
        trainer.get("/models/%s/aliases?limit=1".formatted(name)).expectBody().jsonPath("$.has_more").isEqualTo(true);
        trainer.delete("/models/%s/aliases/production".formatted(name)).expectStatus().isNoContent();
        trainer.delete("/models/%s/aliases/production".formatted(name)).expectStatus().isNotFound();
        trainer.get("/models/%s/aliases/production".formatted(name)).expectStatus().isNotFound().expectBody()
                .jsonPath("$.detail").isEqualTo(
                        "There is no alias '%s@production'; GET /api/v1/models/%1$s/aliases lists which exist."
                                .formatted(name));
        trainer.post("/models/%s@production/predict".formatted(name), ROW).expectStatus().isNotFound();
        trainer.get("/models/none/aliases").expectStatus().isNotFound();
    }

    @Test
    void keepsItsModelFromBeingDeleted() {
        train();
        move(1);
        trainer.delete("/models/%s@1".formatted(name)).expectStatus().isEqualTo(409).expectBody().jsonPath("$.code")
                .isEqualTo("model_has_alias").jsonPath("$.detail")
                .value(detail -> assertThat(detail.toString()).contains("'production'"));
        trainer.delete("/models/%s@production".formatted(name)).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].code").isEqualTo("version_required");
        trainer.delete("/models/%s/aliases/production".formatted(name)).expectStatus().isNoContent();
        trainer.delete("/models/%s@1".formatted(name)).expectStatus().isNoContent();
    }

    @Test
    void isGuardedByStoredRows() {
        train();
        trainInVain();
        var guard = "{'version': %d, 'guard': {'dataset_id': '" + dataset + "'%s}}";
        put("production", guard.formatted(1, "")).expectStatus().isCreated().expectBody()
                .jsonPath("$.guard.metric").isEqualTo("accuracy").jsonPath("$.guard.replaced_version").isEmpty();
        put("production", guard.formatted(2, "")).expectStatus().isEqualTo(409).expectBody().jsonPath("$.code")
                .isEqualTo("guard_failed").jsonPath("$.detail")
                .value(detail -> assertThat(detail.toString())
                        .containsPattern("the accuracy of version 2 of .* is 0\\.\\d+.* than the 0\\.9"));
        put("production", guard.formatted(2, ", 'metric': 'log_loss', 'tolerance': 0.1")).expectStatus()
                .isEqualTo(409);
        assertAnswers(1);
        put("production", guard.formatted(2, ", 'tolerance': 1")).expectStatus().isOk().expectBody()
                .jsonPath("$.guard.replaced_version").isEqualTo(1).jsonPath("$.guard.tolerance").isEqualTo(1.0);
        assertAnswers(2);
        put("production", guard.formatted(1, ", 'metric': 'log_loss'")).expectStatus().isOk();
        assertAnswers(1);
    }

    @Test
    void isNotMovedByAGuardThatCannotCompare() {
        train();
        move(1);
        var guard = "{'version': 1, 'guard': {'dataset_id': '%s'%s}}";
        put("production", guard.formatted(trainer.sample("xor"), "")).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].pointer").isEqualTo("/guard/dataset_id");
        put("production", guard.formatted(dataset, ", 'metric': 'rmse'")).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].pointer").isEqualTo("/guard/metric");
        put("production", guard.formatted(UUID.randomUUID(), "")).expectStatus().isNotFound();
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        train();
        var problem = Trainer.json(trainer.put("/models/%s/aliases/%s?force=true".formatted(name, "v2"),
                "{\"version\": 0, \"guard\": {\"tolerance\": -1, \"metrics\": \"rmse\"}}"));
        assertThat(problem).extracting("errors", LIST).extracting("code").containsExactlyInAnyOrder("unknown_parameter",
                "invalid_value", "out_of_range", "out_of_range", "required", "unknown_field");
    }

    @ParameterizedTest
    @CsvSource({"7, 422", "v7, 422", "1.0, 422", "-x, 422", "v7a, 201", "Latest, 201", "a.b_c-d, 201"})
    void cannotBeTakenForAVersion(String alias, int status) {
        train("{'epochs': 1}");
        put(alias, "{'version': 1}").expectStatus().isEqualTo(status);
    }

    @Test
    void needsAVersionThatThereIs() {
        train("{'epochs': 1}");
        move(9).expectStatus().isNotFound();
        trainer.put("/models/none/aliases/production", "{\"version\": 1}").expectStatus().isNotFound();
        trainer.put("/models/%s@1/aliases/production".formatted(name), "{\"version\": 1}").expectStatus().isNotFound();
        assertThat(List.copyOf(Trainer.json(trainer.get("/models/%s/aliases".formatted(name))).entrySet()))
                .asString().contains("items=[]");
    }
}
