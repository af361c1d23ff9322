package io.mlpservice.training;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

/** A training job from its submission to its model. */
@HttpTest
class TrainingJobHttpTest {
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

    @Test
    void trainsWithNothingButADataset() {
        var dataset = trainer.sample("iris");
        var submitted = trainer.post("/training-jobs", "{\"dataset_id\": \"%s\"}".formatted(dataset)).expectStatus()
                .isAccepted().expectHeader().valueMatches("Location", "/api/v1/training-jobs/[0-9a-f-]{36}");
        var job = trainer.await(Trainer.id(submitted), "succeeded");
        assertThat(job).containsEntry("dataset_id", dataset).containsEntry("attempt", 1).containsEntry("phase", null)
                .containsEntry("error", null).containsEntry("queue_position", null).containsKey("stop_reason")
                .containsKeys("created_at", "started_at", "finished_at", "model_id");
        assertThat(job).extracting("progress", MAP).containsEntry("epochs", 200).containsEntry("fraction", 1.0)
                .containsEntry("eta_seconds", 0.0);
        assertThat(job).extracting("configuration", MAP).containsEntry("targets", List.of("species"))
                .containsEntry("model_name", "iris").containsEntry("task", "classification");
        assertThat(job).extracting("metrics", MAP).extractingByKey("test", MAP).containsEntry("row_count", 30)
                .hasEntrySatisfying("accuracy", accuracy -> assertThat((double) accuracy).isGreaterThan(0.8));
        assertThat(job).extracting("timings", MAP).hasSize(3).doesNotContainValue(null);
        trainer.get("/models/" + job.get("model_id")).expectStatus().isOk().expectBody().jsonPath("$.job_id")
                .isEqualTo(job.get("id"));
    }

    @Test
    void showsProgressDuringTraining() {
        var id = trainer.submitLongJob(trainer.sample("iris"));
        var running = trainer.await(id,
                job -> job.get("progress") instanceof Map<?, ?> progress
                        && progress.get("training_loss") != null);
        assertThat(running).containsEntry("state", "running").containsEntry("phase", "training")
                .extracting("progress", MAP).containsEntry("epochs", 1_000_000)
                .hasEntrySatisfying("eta_seconds", eta -> assertThat((double) eta).isPositive())
                .hasEntrySatisfying("fraction", fraction -> assertThat((double) fraction).isBetween(0.0, 1.0));
        trainer.get("/training-jobs/%s/epochs?limit=1".formatted(id)).expectBody().jsonPath("$.items.length()")
                .isEqualTo(1);
    }

    @Test
    void failsWithAdviceWhenTrainingDiverges() {
        var id = trainer.submit("""
                {'dataset_id': '%s', 'network': {'hidden_layers': []}, 'training': {'batching': 'full_batch',
                 'early_stopping': {'monitor': 'none'}, 'optimizer': {'type': 'sgd', 'learning_rate': 1}}}"""
                .formatted(trainer.sample("diabetes")));
        var job = trainer.await(id, "failed");
        assertThat(job).containsEntry("stop_reason", "diverged").containsEntry("model_id", null);
        assertThat(job).extracting("error", MAP).containsEntry("code", "training_diverged")
                .hasEntrySatisfying("detail", detail -> assertThat((String) detail).contains("learning rate"));
        var epochs = Trainer.json(trainer.get("/training-jobs/%s/epochs".formatted(id)));
        var last = (int) Objects.requireNonNull(epochs.get("next_after"));
        assertThat(last).isGreaterThan(10);
        assertThat(epochs).extracting("items", LIST).hasSize(last);
        assertThat(job).extracting("progress", MAP).containsEntry("epoch", last).containsEntry("eta_seconds", null)
                .doesNotContainEntry("training_loss", null);
        assertThat(job).extracting("timings", MAP).doesNotContainEntry("training_seconds", null);
    }

    @Test
    void learnsFromASingleRow() {
        var job = trainer
                .train("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(trainer.dataset("x,y\n1,0.5\n")));
        assertThat(job).extracting("warnings", LIST)
                .anySatisfy(warned -> assertThat((String) warned).contains("single row"));
    }

    @Test
    void trainsOnGivenParametersAndRefusesThoseOfAnotherShape() {
        var request = """
                {'dataset_id': '%s', 'precision': 'float64', 'network': {'hidden_layers': []}, 'targets': ['b'],
                 'preprocessing': {'numeric': 'none', 'target': 'none'}, 'task': 'regression',
                 'initialization': {'type': 'given', 'parameters': [{'weights': [%s], 'biases': [0.5]}]},
                 'training': {'epochs': 1, 'optimizer': {'type': 'sgd', 'learning_rate': 0.1}}}""";
        var dataset = trainer.dataset("a,b\n1,2\n");
        var model = trainer.trainModel(request.formatted(dataset, "[0.25]"));
        trainer.get("/models/%s/parameters".formatted(model)).expectBody().jsonPath("$.layers[0].weights[0][0]")
                .isEqualTo(0.25 + 0.1 * 2 * 1.25).jsonPath("$.layers[0].biases[0]").isEqualTo(0.5 + 0.1 * 2 * 1.25);
        trainer.post("/training-jobs", request.formatted(dataset, "[0.25, 1]").replace('\'', '"')).expectStatus()
                .isEqualTo(422).expectBody().jsonPath("$.errors[0].pointer")
                .isEqualTo("/initialization/parameters/0/weights");
    }

    @Test
    void showsConfigurationAndMetricsOfOneJobOrModelButNotOfMany() {
        var dataset = trainer.dataset("a,b\n1,2\n");
        var job = trainer.train("""
                {'dataset_id': '%s', 'network': {'hidden_layers': []}, 'targets': ['b'], 'task': 'regression',
                 'initialization': {'type': 'given', 'parameters': [{'weights': [[0.25]], 'biases': [0.5]}]},
                 'training': {'epochs': 1}}""".formatted(dataset));
        var weight = "configuration.initialization.parameters[0].weights[0][0]";
        trainer.get("/training-jobs/" + job.get("id")).expectBody().jsonPath(weight).isEqualTo(0.25);
        trainer.get("/models/" + job.get("model_id")).expectBody().jsonPath(weight).isEqualTo(0.25);
        for (var list : List.of("/training-jobs?limit=1&dataset_id=" + dataset, "/models?limit=1",
                "/datasets?limit=1")) {
            trainer.get(list).expectBody().jsonPath("items[0].id").isNotEmpty().jsonPath("items[0].created_at")
                    .isNotEmpty().jsonPath("items[0].configuration").doesNotExist().jsonPath("items[0].metrics")
                    .doesNotExist().jsonPath("items[0].columns").doesNotExist();
        }
        trainer.get("/training-jobs?limit=1&dataset_id=" + dataset).expectBody().jsonPath("items[0].task")
                .isEqualTo("regression").jsonPath("items[0].model_name").isEqualTo("test")
                .jsonPath("items[0].progress.epoch").isEqualTo(1).jsonPath("items[0].model_id")
                .isEqualTo(job.get("model_id"));
    }

    @Test
    void findsNoJobOrDatasetThatDoesNotExist() {
        var unknown = UUID.randomUUID();
        trainer.get("/training-jobs/" + unknown).expectStatus().isNotFound();
        trainer.get("/training-jobs/%s/epochs".formatted(unknown)).expectStatus().isNotFound();
        trainer.post("/training-jobs/%s/cancel".formatted(unknown), "").expectStatus().isNotFound();
        trainer.delete("/training-jobs/" + unknown).expectStatus().isNotFound();
        trainer.post("/training-jobs", "{\"dataset_id\": \"%s\"}".formatted(unknown)).expectStatus().isNotFound();
        trainer.get("/training-jobs/%s/events".formatted(unknown)).expectStatus().isNotFound();
    }
}
