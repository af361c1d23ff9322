package io.mlpservice.training;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

/** Jobs that are paused, resumed, and cancelled with what they have reached. */
@HttpTest
class PauseHttpTest {
    private static final int EPOCHS = 1500;

    @Autowired
    private RestTestClient http;

    private Trainer trainer;
    private String request;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
        request = """
                {'dataset_id': '%s', 'training': {'epochs': %d, 'early_stopping': {'monitor': 'none'}}}"""
                .formatted(trainer.sample("iris"), EPOCHS);
    }

    @AfterEach
    void endLongJobs() {
        trainer.endLongJobs();
    }

    private ResponseSpec ask(String id, String wish) {
        return trainer.post("/training-jobs/%s/%s".formatted(id, wish), "");
    }

    private Map<String, Object> awaitEpochs(String id) {
        return trainer.await(id, job -> epoch(job) > 0);
    }

    private static int epoch(Map<String, Object> job) {
        return (int) Objects.requireNonNull(((Map<?, ?>) Objects.requireNonNull(job.get("progress"))).get("epoch"));
    }

    private Object parameters(Map<String, Object> job) {
        return Objects.requireNonNull(
                Trainer.json(trainer.get("/models/%s/parameters".formatted(job.get("model_id")))).get("layers"));
    }

    @Test
    void goOnToTheSameModelAsWithoutAPause() {
        var undisturbed = trainer.train(request);
        var paused = pausedJob();
        assertThat(paused).containsEntry("phase", null).containsEntry("finished_at", null);
        var id = (String) Objects.requireNonNull(paused.get("id"));
        ask(id, "pause").expectStatus().isOk();
        ask(id, "resume").expectStatus().isAccepted();
        var resumed = trainer.await(id, "succeeded");
        assertThat(resumed).containsEntry("attempt", 2).containsEntry("metrics", undisturbed.get("metrics"));
        assertThat(Trainer.warnings(resumed)).isEqualTo(Trainer.warnings(undisturbed));
        assertThat(parameters(resumed)).isEqualTo(parameters(undisturbed));
    }

    /** On a busy machine, some jobs finish before the request to pause. */
    private Map<String, Object> pausedJob() {
        return Stream.generate(this::jobAfterPause).limit(10).filter(job -> "paused".equals(job.get("state")))
                .findFirst().orElseThrow();
    }

    private Map<String, Object> jobAfterPause() {
        var id = trainer.submit(request);
        trainer.await(id, job -> !"queued".equals(job.get("state")));
        ask(id, "pause");
        return trainer.await(id, job -> "paused".equals(job.get("state")) || job.get("finished_at") != null);
    }

    @Test
    void keepTheirDatasetAndTheirPlaceWhilePaused() {
        var dataset = trainer.sample("iris");
        var id = trainer.submitLongJob(dataset);
        awaitEpochs(id);
        ask(id, "pause").expectStatus().isAccepted();
        var reached = epoch(trainer.await(id, "paused"));
        trainer.delete("/datasets/" + dataset).expectStatus().isEqualTo(409);
        trainer.delete("/training-jobs/" + id).expectStatus().isEqualTo(409);
        ask(id, "resume").expectStatus().isAccepted();
        assertThat(epoch(trainer.await(id, "running"))).isGreaterThanOrEqualTo(reached);
    }

    @Test
    void pauseWhileTheyWait() {
        var dataset = trainer.sample("iris");
        var id = trainer.submitLongJob(dataset);
        ask(id, "pause").expectStatus().is2xxSuccessful();
        trainer.await(id, "paused");
        ask(id, "cancel").expectStatus().isOk().expectBody().jsonPath("$.state").isEqualTo("cancelled");
        for (var wish : List.of("pause", "resume")) {
            ask(id, wish).expectStatus().isEqualTo(409).expectBody().jsonPath("$.code").isEqualTo("job_finished");
        }
    }

    @Test
    void keepTheBestParametersSoFarWhenCancelledIfAskedTo() {
        var id = trainer.submit("""
                {'dataset_id': '%s', 'keep_model_on_cancel': true,
                 'training': {'epochs': 1000000, 'early_stopping': {'monitor': 'none'}}}"""
                .formatted(trainer.sample("iris")));
        awaitEpochs(id);
        ask(id, "cancel").expectStatus().isAccepted();
        assertThatModelWasKept(id);
    }

    @Test
    void keepWhatTheyHadReachedWhenCancelledWhilePaused() {
        var id = trainer.submit("""
                {'dataset_id': '%s', 'keep_model_on_cancel': true,
                 'training': {'epochs': 1000000, 'early_stopping': {'monitor': 'none'}}}"""
                .formatted(trainer.sample("iris")));
        awaitEpochs(id);
        ask(id, "pause").expectStatus().isAccepted();
        trainer.await(id, "paused");
        ask(id, "cancel").expectStatus().isAccepted();
        assertThatModelWasKept(id);
    }

    private void assertThatModelWasKept(String id) {
        var job = trainer.await(id, "cancelled");
        assertThat(job).containsEntry("stop_reason", "cancelled").extracting("metrics", MAP)
                .extractingByKey("test", MAP).containsEntry("row_count", 30);
        trainer.post("/models/%s/predict".formatted(job.get("model_id")), "{\"rows\": [[5.1, 3.5, 1.4, 0.2]]}")
                .expectStatus().isOk();
    }
}
