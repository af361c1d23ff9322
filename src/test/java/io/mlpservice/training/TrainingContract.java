package io.mlpservice.training;

import io.mlpservice.Trainer;
import io.mlpservice.platform.job.JobSort;
import io.mlpservice.platform.owner.CurrentOwner;
import io.mlpservice.platform.owner.Owner;
import io.mlpservice.platform.paging.PageRequest;
import io.mlpservice.training.job.JobFilter;
import io.mlpservice.training.job.JobSettings;
import io.mlpservice.training.job.UnqueuedJobs;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.transaction.PlatformTransactionManager;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Training through HTTP, from the data set to the model, on every database. */
abstract class TrainingContract {
    @Autowired
    private TrainingJobs jobs;

    @Autowired
    private JobSettings settings;

    @Autowired
    private EntityManager entities;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private RestTestClient http;

    private UnqueuedJobs unqueued;
    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
        unqueued = new UnqueuedJobs(entities, transactions);
    }

    @AfterEach
    void removeUnqueuedJobs() {
        unqueued.removeAll();
    }

    @Test
    void trainsAndPredicts() {
        var job = trainer.train("{'dataset_id': '%s', 'training': {'epochs': 20}}".formatted(trainer.sample("iris")));
        trainer.post("/models/%s/predict".formatted(job.get("model_id")), "{\"rows\": [[5.1, 3.5, 1.4, 0.2]]}")
                .expectStatus().isOk().expectBody().jsonPath("$.predictions[0].label").isEqualTo("setosa");
        trainer.get("/training-jobs/%s/epochs".formatted(job.get("id"))).expectBody().jsonPath("$.items.length()")
                .isEqualTo(20);
    }

    @Test
    void keepsAModelOfMegabytes() {
        var model = trainer.trainModel("""
                {'dataset_id': '%s', 'precision': 'float64', 'training': {'epochs': 1},
                 'network': {'hidden_layers': [{'units': 500}, {'units': 500}]}}""".formatted(trainer.sample("xor")));
        trainer.post("/models/%s/predict".formatted(model), "{\"rows\": [[0, 1]]}").expectStatus().isOk();
    }

    @Test
    void refusesMoreJobsThanMayWait() {
        queue(settings.maxQueuedOfOwner());
        assertThat(refusal()).contains("90 of your training jobs", "`mlp.training.max-queued-of-owner`");
        removeUnqueuedJobs();
        CurrentOwner.run(new Owner("ben"), () -> queue(settings.maxQueuedOfOwner()));
        submit().expectStatus().isAccepted();
        CurrentOwner.run(new Owner("ben"), () -> queue(settings.maxQueued() - settings.maxQueuedOfOwner()));
        assertThat(refusal()).contains("100 training jobs", "`mlp.training.max-queued`");
        removeUnqueuedJobs();
        submit().expectStatus().isAccepted();
    }

    private void queue(int count) {
        IntStream.range(0, count).forEach(_ -> unqueued.add(1));
    }

    private ResponseSpec submit() {
        return trainer.post("/training-jobs", "{\"dataset_id\": \"%s\", \"training\": {\"epochs\": 1}}"
                .formatted(trainer.sample("xor")));
    }

    /** What the service answers where the queue has no room. */
    private @Nullable String refusal() {
        return submit().expectStatus().isEqualTo(429).expectHeader().valueEquals("Retry-After", "10")
                .expectBody(String.class).value(text -> assertThat(text).contains("queue_full")).returnResult()
                .getResponseBody();
    }

    @RepeatedTest(5)
    void neverLeavesAJobWithoutItsDataset() throws Exception {
        var dataset = trainer.sample("xor");
        Callable<Integer> submit = () -> status(trainer.post("/training-jobs", """
                {"dataset_id": "%s", "training": {"epochs": 1000000}}""".formatted(dataset)));
        Callable<Integer> delete = () -> status(trainer.delete("/datasets/" + dataset));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(List.of(submit, delete));
            assertThat(List.of(answers.getFirst().get(), answers.getLast().get())).isIn(List.of(202, 409),
                    List.of(404, 204));
        }
        for (var job : jobs
                .list(JobFilter.ALL.on(UUID.fromString(dataset)), JobSort.CREATED_AT, PageRequest.first())
                .items()) {
            jobs.cancel(job.id());
            trainer.await(job.id().toString(), "cancelled");
        }
    }

    private static int status(RestTestClient.ResponseSpec response) {
        return response.returnResult(Void.class).getStatus().value();
    }
}
