package io.mlpservice.scoring;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import io.mlpservice.dataset.Datasets;
import io.mlpservice.model.Models;
import io.mlpservice.scoring.job.PredictionJobStore;
import io.mlpservice.scoring.job.StartedScoring;
import io.mlpservice.scoring.job.UnqueuedScorings;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.transaction.PlatformTransactionManager;

import java.util.UUID;

/** What can be done with prediction jobs that are not finished. They are not in the queue, so they wait for the test. */
@HttpTest
class UnfinishedScoringHttpTest {
    @Autowired
    private PredictionJobStore store;

    @Autowired
    private Models models;

    @Autowired
    private Datasets datasets;

    @Autowired
    private EntityManager entities;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private RestTestClient http;

    private Trainer trainer;
    private UnqueuedScorings unqueued;
    private String dataset;
    private String model;
    private UUID id;

    @BeforeEach
    void submit() {
        trainer = new Trainer(http);
        unqueued = new UnqueuedScorings(models, datasets, entities, transactions);
        dataset = trainer.sample("xor");
        model = trainer.trainModel("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(dataset));
        id = unqueued.add(model, dataset);
    }

    @AfterEach
    void remove() {
        unqueued.removeAll();
    }

    private StartedScoring start() {
        return store.start(id, "this process").orElseThrow();
    }

    private ResponseSpec ask(String wish) {
        return trainer.post("/prediction-jobs/%s/%s".formatted(id, wish), "");
    }

    private static void assertRefused(ResponseSpec response, String code) {
        response.expectStatus().isEqualTo(409).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    private static void assertAnswered(ResponseSpec response, int status, String state) {
        response.expectStatus().isEqualTo(status).expectBody().jsonPath("$.state").isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keepTheirModelAndDataset(boolean running) {
        if (running) {
            start();
        }
        assertRefused(trainer.delete("/datasets/" + dataset), "dataset_in_use");
        assertRefused(trainer.delete("/models/" + model), "model_in_use");
        assertAnswered(ask("cancel"), running ? 202 : 200, running ? "cancelling" : "cancelled");
        if (!running) {
            trainer.delete("/models/" + model).expectStatus().isNoContent();
            trainer.delete("/datasets/" + dataset).expectStatus().isNoContent();
        }
    }

    @Test
    void haveNoResultYet() {
        assertRefused(trainer.get("/prediction-jobs/%s/result".formatted(id)), "result_not_ready");
        assertRefused(ask("dataset"), "result_not_ready");
        ask("cancel");
        assertRefused(trainer.get("/prediction-jobs/%s/result".formatted(id)), "no_result");
        assertRefused(ask("dataset"), "no_result");
    }

    @Test
    void areNotDeletedBeforeTheirEnd() {
        assertRefused(trainer.delete("/prediction-jobs/" + id), "job_unfinished");
        var started = start();
        assertRefused(trainer.delete("/prediction-jobs/" + id), "job_unfinished");
        assertAnswered(ask("cancel"), 202, "cancelling");
        assertAnswered(ask("cancel"), 200, "cancelling");
        store.stop(started);
        assertAnswered(ask("cancel"), 200, "cancelled");
        trainer.delete("/prediction-jobs/" + id).expectStatus().isNoContent();
        trainer.get("/prediction-jobs/" + id).expectStatus().isNotFound();
    }

    @Test
    void pauseAndGoOn() {
        assertAnswered(ask("pause"), 200, "paused");
        assertAnswered(ask("resume"), 202, "queued");
        new Scorer(http).await(id.toString(), "succeeded");
        for (var wish : new String[]{"pause", "resume", "cancel"}) {
            assertRefused(ask(wish), "job_finished");
        }
    }

    @Test
    void pauseWhenTheyRun() {
        var started = start();
        assertAnswered(ask("resume"), 200, "running");
        assertAnswered(ask("pause"), 202, "pausing");
        assertAnswered(ask("pause"), 202, "pausing");
        assertAnswered(ask("resume"), 200, "running");
        ask("pause");
        store.stop(started);
        assertAnswered(ask("pause"), 200, "paused");
    }

    @Test
    void showTheirPlaceInTheQueue() {
        trainer.get("/prediction-jobs/" + id).expectBody().jsonPath("$.queue_position").isNumber()
                .jsonPath("$.started_at").isEqualTo(null).jsonPath("$.progress.rows_done").isEqualTo(0);
    }
}
