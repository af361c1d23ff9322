package io.mlpservice.webhook;

import io.mlpservice.Receiver;
import io.mlpservice.Trainer;
import io.mlpservice.platform.job.JobQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** What a receiver and the owner of a job see of a webhook, on both databases. */
@TestPropertySource(properties = {"mlp.webhooks.allowed-hosts=http://localhost,hooks.example.com",
    "mlp.webhooks.secret=" + AllowedTargetsTest.SECRET, "mlp.webhooks.private-addresses=true",
    "mlp.webhooks.retry-delays=50ms,100ms"})
abstract class WebhooksContract {
    @Autowired
    private RestTestClient http;

    @Autowired
    private JobQueue webhookQueue;

    @Autowired
    private Signature signature;

    private Trainer trainer;
    private String dataset;

    @BeforeEach
    void start() {
        trainer = new Trainer(http);
        dataset = trainer.sample("xor");
    }

    private String submit(Receiver receiver) {
        return trainer.submit("{'dataset_id': '%s', 'training': {'epochs': 2}, 'webhook': {'url': '%s'}}"
                .formatted(dataset, receiver.url()));
    }

    private Map<String, Object> webhook(String jobs, Object id) {
        return Trainer.json(trainer.get("/%s/%s/webhook".formatted(jobs, id)).expectStatus().isOk());
    }

    /** Without this the next look at the queue would come seconds later. */
    private Map<String, Object> await(String job, String state) {
        return Awaitility.await().until(() -> {
            webhookQueue.wake();
            return webhook("training-jobs", job);
        }, found -> state.equals(found.get("state")));
    }

    @Test
    void areDeliveredSignedWhenTheJobEnds() {
        try (var receiver = new Receiver()) {
            var id = submit(receiver);
            var webhook = await(id, "delivered");
            assertThat(webhook).containsEntry("attempts", 1).containsEntry("last_status", 204)
                    .containsEntry("last_error", null).containsEntry("next_attempt_at", null)
                    .containsEntry("url", receiver.url());
            var message = receiver.messages().getFirst();
            assertThat(receiver.messages()).hasSize(1);
            assertThat(message.path()).isEqualTo("/ended?from=mlp");
            assertThat(message.id()).isEqualTo(webhook.get("id"));
            assertThat(message.contentType()).isEqualTo("application/json");
            assertThat(message.signature())
                    .isEqualTo(signature.of(message.id(), Long.parseLong(message.timestamp()), message.body()));
            var job = trainer.job(id);
            assertThat(JsonMapper.shared().readTree(message.body())).isEqualTo(JsonMapper.shared().readTree("""
                    {"type": "training_job.succeeded", "timestamp": "%s", "data": {"job_id": "%s",
                     "kind": "training_job", "state": "succeeded", "model_id": "%s", "error_code": null}}"""
                    .formatted(job.get("finished_at"), id, job.get("model_id"))));
        }
    }

    @Test
    void areTriedAgainWithTheSameIdUntilTheReceiverConfirms() {
        try (var receiver = new Receiver(500, 302)) {
            var webhook = await(submit(receiver), "delivered");
            assertThat(webhook).containsEntry("attempts", 3).containsEntry("last_status", 204);
            assertThat(receiver.messages()).hasSize(3).extracting(Receiver.Message::id)
                    .containsOnly((String) Objects.requireNonNull(webhook.get("id")));
            assertThat(receiver.messages()).extracting(Receiver.Message::path).containsOnly("/ended?from=mlp");
        }
    }

    @Test
    void areGivenUpAfterTheLastDelayAndStayVisible() {
        try (var receiver = new Receiver(503, 503, 503, 204)) {
            var webhook = await(submit(receiver), "given_up");
            assertThat(webhook).containsEntry("attempts", 3).containsEntry("last_status", 503)
                    .containsEntry("last_error", "the receiver answered 503").containsEntry("next_attempt_at", null);
        }
    }

    @Test
    void areGivenUpAtOnceWhereTheReceiverIsGone() {
        try (var receiver = new Receiver(410)) {
            assertThat(await(submit(receiver), "given_up")).containsEntry("attempts", 1);
        }
    }

    @Test
    void sayWhyThereIsNoAnswer() {
        var receiver = new Receiver();
        receiver.close();
        assertThat(await(submit(receiver), "given_up")).containsEntry("last_status", null)
                .containsEntry("last_error", "the connection was refused");
    }

    @Test
    void ofCancelledAndOfPredictionJobsAreDeliveredToo() {
        try (var receiver = new Receiver()) {
            var id = trainer.submit("""
                    {'dataset_id': '%s', 'training': {'epochs': 1000000, 'early_stopping': {'monitor': 'none'}},
                     'webhook': {'url': '%s'}}""".formatted(dataset, receiver.url()));
            assertThat(webhook("training-jobs", id)).containsEntry("state", "waiting").containsEntry("attempts", 0);
            trainer.post("/training-jobs/%s/cancel".formatted(id), "");
            await(id, "delivered");
            assertThat(data(receiver.messages().getFirst()).path("state").asString()).isEqualTo("cancelled");
            var model = trainer.trainModel("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(dataset));
            var scoring = Trainer.id(trainer.post("/prediction-jobs",
                    "{\"dataset_id\": \"%s\", \"model\": \"%s\", \"webhook\": {\"url\": \"%s\"}}".formatted(dataset,
                            model,
                            receiver.url())));
            Awaitility.await().until(() -> receiver.messages().size() == 2);
            var told = data(receiver.messages().getLast());
            assertThat(told.path("job_id").asString()).isEqualTo(scoring);
            assertThat(told.path("kind").asString()).isEqualTo("prediction_job");
            assertThat(told.path("model_id").asString()).isEqualTo(model);
            Awaitility.await().until(() -> "delivered".equals(webhook("prediction-jobs", scoring).get("state")));
        }
    }

    private static JsonNode data(Receiver.Message message) {
        return JsonMapper.shared().readTree(message.body()).path("data");
    }

    @Test
    void goWithTheirJob() {
        try (var receiver = new Receiver()) {
            var id = submit(receiver);
            await(id, "delivered");
            trainer.delete("/training-jobs/" + id).expectStatus().isNoContent();
            trainer.get("/training-jobs/%s/webhook".formatted(id)).expectStatus().isNotFound().expectBody()
                    .jsonPath("$.code").isEqualTo("not_found");
            var without = trainer.train("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(dataset)).get("id");
            trainer.get("/training-jobs/%s/webhook".formatted(without)).expectStatus().isNotFound().expectBody()
                    .jsonPath("$.code").isEqualTo("no_webhook");
        }
    }

    @ParameterizedTest
    @CsvSource({"https://evil.example.com/, host_not_allowed", "http://hooks.example.com/, host_not_allowed",
        "ftp://localhost/, invalid_value", "localhost, invalid_value", "http://user@localhost/, invalid_value",
        "http://localhost/#a, invalid_value", "http://local host/, invalid_value", "'', invalid_value"})
    void areRefusedWhereTheyMayNotGo(String url, String code) {
        for (var path : List.of("/training-jobs", "/training-jobs/validate")) {
            trainer.post(path,
                    "{\"dataset_id\": \"%s\", \"webhook\": {\"url\": \"%s\"}, \"seed\": true}".formatted(dataset, url))
                    .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors.length()").isEqualTo(2)
                    .jsonPath("$.errors[?(@.pointer == '/webhook/url')].code").isEqualTo(code);
        }
    }
}
