package io.mlpservice.training;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

@HttpTest
class TrainingJobHttpTest {
    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
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
    void tellsEveryEpoch() {
        var job = trainer.train("""
                {'dataset_id': '%s', 'training': {'epochs': 25, 'early_stopping': {'monitor': 'none'}}}"""
                .formatted(trainer.sample("iris")));
        var epochs = "/training-jobs/" + job.get("id") + "/epochs";
        var first = Trainer.json(trainer.get(epochs + "?limit=20"));
        assertThat(first).containsEntry("has_more", true).containsEntry("next_after", 20).extracting("items", LIST)
                .hasSize(20).first(MAP).containsEntry("epoch", 1)
                .containsKeys("training_loss", "validation_loss", "validation_score", "learning_rate");
        var rest = Trainer.json(trainer.get(epochs + "?after=20"));
        assertThat(rest).containsEntry("has_more", false).containsEntry("next_after", 25).extracting("items", LIST)
                .hasSize(5);
        assertThat(Trainer.json(trainer.get(epochs + "?after=25"))).containsEntry("next_after", 25)
                .containsEntry("items", List.of());
        assertThat(job).containsEntry("stop_reason", "max_epochs");
    }

    @Test
    void refusesImpossibleParametersOfEpochsAllAtOnce() {
        trainer.get("/training-jobs/%s/epochs?after=-1&limit=10001".formatted(UUID.randomUUID())).expectStatus()
                .isEqualTo(422).expectBody().jsonPath("$.errors[0].parameter").isEqualTo("after")
                .jsonPath("$.errors[1].parameter").isEqualTo("limit");
    }

    @Test
    void cancelsARunningJobWithinASecond() {
        var id = trainer.submitLongJob(trainer.sample("iris"));
        trainer.await(id, "running");
        var asked = Instant.now();
        trainer.post("/training-jobs/%s/cancel".formatted(id), "").expectStatus().isEqualTo(202);
        var job = trainer.await(id, "cancelled");
        assertThat(Duration.between(asked, Instant.parse((String) job.get("finished_at"))))
                .isLessThan(Duration.ofSeconds(1));
        assertThat(job).containsEntry("stop_reason", "cancelled").containsEntry("model_id", null)
                .containsEntry("phase", null);
        trainer.post("/training-jobs/%s/cancel".formatted(id), "").expectStatus().isOk();
    }

    @Test
    void showsProgressWhileTrainingAndAnswersMeanwhile() {
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
        cancel(id);
    }

    @Test
    void keepsTheDatasetOfAJobUntilItIsOver() {
        var dataset = trainer.sample("iris");
        var id = trainer.submitLongJob(dataset);
        trainer.delete("/datasets/" + dataset).expectStatus().isEqualTo(409);
        trainer.delete("/training-jobs/" + id).expectStatus().isEqualTo(409);
        cancel(id);
        trainer.delete("/datasets/" + dataset).expectStatus().isNoContent();
        trainer.get("/training-jobs/" + id).expectStatus().isOk();
        trainer.delete("/training-jobs/" + id).expectStatus().isNoContent();
        trainer.get("/training-jobs/" + id).expectStatus().isNotFound();
    }

    @Test
    void cancelsAWaitingJobAtOnceAndStartsTheMostUrgentFirst() {
        var dataset = trainer.sample("iris");
        var slots = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        var running = Stream.generate(() -> trainer.submitLongJob(dataset)).limit(slots).toList();
        running.forEach(id -> trainer.await(id, "running"));
        var patient = trainer.submit("{'dataset_id': '%s'}".formatted(dataset));
        var unwanted = trainer.submit("{'dataset_id': '%s'}".formatted(dataset));
        var urgent = trainer.submit("{'dataset_id': '%s', 'priority': 5}".formatted(dataset));
        assertThat(trainer.job(patient)).containsEntry("state", "queued").containsEntry("queue_position", 1)
                .containsEntry("started_at", null);
        assertThat(trainer.job(unwanted)).containsEntry("queue_position", 2);
        assertThat(trainer.job(urgent)).containsEntry("queue_position", 0);
        trainer.post("/training-jobs/%s/cancel".formatted(unwanted), "").expectStatus().isOk().expectBody()
                .jsonPath("$.state").isEqualTo("cancelled");
        cancel(running.getFirst());
        var last = trainer.await(patient, "succeeded");
        var first = trainer.await(urgent, "succeeded");
        assertThat(started(first)).isBefore(started(last));
        running.stream().skip(1).forEach(this::cancel);
    }

    @Test
    void refusesToCancelWhatHasSucceeded() {
        var job = trainer.train("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(trainer.sample("iris")));
        trainer.post("/training-jobs/%s/cancel".formatted(job.get("id")), "").expectStatus().isEqualTo(409).expectBody()
                .jsonPath("$.code").isEqualTo("job_finished");
    }

    @Test
    void failsWithAdviceWhenTrainingDiverges() {
        var id = trainer.submit("""
                {'dataset_id': '%s', 'training': {'optimizer': {'type': 'sgd', 'learning_rate': 1000}}}"""
                .formatted(trainer.sample("diabetes")));
        var job = trainer.await(id, "failed");
        assertThat(job).containsEntry("stop_reason", "diverged").containsEntry("model_id", null);
        assertThat(job).extracting("error", MAP).containsEntry("code", "training_diverged")
                .hasEntrySatisfying("detail", detail -> assertThat((String) detail).contains("learning rate"));
    }

    @Test
    void takesManyJobsAtOnce() throws Exception {
        var dataset = trainer.sample("xor");
        Callable<String> submit = () -> trainer
                .submit("{'dataset_id': '%s', 'training': {'epochs': 2}}".formatted(dataset));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> id : threads.invokeAll(Collections.nCopies(12, submit))) {
                assertThat(trainer.await(id.get(), "succeeded")).containsEntry("attempt", 1);
            }
        }
        var page = Trainer.json(trainer.get("/training-jobs?state=succeeded&limit=5&dataset_id=" + dataset));
        assertThat(page).containsEntry("has_more", true).extracting("items", LIST).hasSize(5);
        var next = Trainer.json(trainer
                .get("/training-jobs?state=succeeded&limit=10&dataset_id=%s&cursor=%s".formatted(dataset,
                        page.get("next_cursor"))));
        assertThat(next).containsEntry("has_more", false).extracting("items", LIST).hasSize(7);
    }

    @Test
    void validatesWithoutTraining() {
        var dataset = trainer.sample("iris");
        trainer.post("/training-jobs/validate", "{\"dataset_id\": \"%s\"}".formatted(dataset)).expectStatus().isOk()
                .expectBody().jsonPath("$.parameter_count").isEqualTo(803).jsonPath("$.estimated_memory_bytes")
                .isNumber()
                .jsonPath("$.warnings").isArray().jsonPath("$.configuration.targets[0]").isEqualTo("species");
        assertThat(Trainer.json(trainer.get("/training-jobs?dataset_id=" + dataset))).extracting("items", LIST)
                .isEmpty();
    }

    @Test
    void tellsEverythingThatIsWrongWithARequestAtOnce() {
        trainer.post("/training-jobs", """
                {"dataset_id": "%s", "colour": "red", "network": {"hidden_layers": [{"units": -3}]},
                 "training": {"epochs": 0, "optimizer": {"type": "magic", "learning_rate": 0}}}"""
                .formatted(UUID.randomUUID())).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[*].pointer")
                .value(pointers -> assertThat(pointers).asInstanceOf(LIST).containsExactlyInAnyOrder("/colour",
                        "/network/hidden_layers/0/units", "/training/epochs", "/training/optimizer/type",
                        "/training/optimizer/learning_rate"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"-1 | 422", "0 | 422", "1e9 | 422", "\"0.1\" | 422", "NaN | 400"})
    void refusesImpossibleLearningRates(String rate, int status) {
        trainer.post("/training-jobs",
                "{\"dataset_id\": \"%s\", \"training\": {\"optimizer\": {\"learning_rate\": %s}}}"
                        .formatted(trainer.sample("iris"), rate))
                .expectStatus().isEqualTo(status);
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

    private void cancel(String id) {
        trainer.post("/training-jobs/%s/cancel".formatted(id), "").expectStatus().isEqualTo(202);
        trainer.await(id, "cancelled");
    }

    private static Instant started(Map<String, Object> job) {
        return Instant.parse((String) job.get("started_at"));
    }
}
