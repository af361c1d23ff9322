package io.mlpservice.quota;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mlpservice.OwnerOfHeader;
import io.mlpservice.Trainer;
import io.mlpservice.platform.owner.CurrentOwner;
import io.mlpservice.platform.owner.Owner;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.scoring.Scorer;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static io.mlpservice.quota.LimitedOwner.MOST_BYTES;
import static io.mlpservice.quota.LimitedOwner.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

/** Owners are held to their limits, whatever the database. Every test has owners of its own. */
abstract class QuotasContract {
    @Autowired
    private RestTestClient http;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private UsageStore store;

    @Autowired
    private TrainingTimes times;

    @Autowired
    private EntityManager entities;

    private LimitedOwner ann;
    private RestTestClient client;
    private Trainer trainer;

    @BeforeEach
    void begin() {
        ann = new LimitedOwner(http, sql);
        client = ann.client;
        trainer = ann.trainer;
    }

    @Test
    void showsNothingToAnOwnerWhoHasNothing() {
        assertThat(ann.usage()).isEqualTo(JsonMapper.shared().readTree("""
                {"owner": "%s",
                 "storage": {"bytes": 0, "limit_bytes": %d, "parts": [{"kind": "datasets", "bytes": 0},
                   {"kind": "models", "bytes": 0}, {"kind": "training_jobs", "bytes": 0},
                   {"kind": "prediction_jobs", "bytes": 0}]},
                 "unfinished_jobs": {"count": 0, "limit": 2},
                 "training_time": {"seconds": 0.0, "limit_seconds": 3600.0, "window_seconds": 86400.0}}"""
                .formatted(ann.name, MOST_BYTES)));
    }

    @Test
    void countsWhatTheDatabaseHolds() {
        var dataset = trainer.sample("iris");
        var job = trainer.train("{'dataset_id': '%s', 'training': {'epochs': 3}}".formatted(dataset));
        var model = Objects.requireNonNull(job.get("model_id"));
        var scoring = new Scorer(client).score(model.toString(), dataset, "");
        assertThat(ann.stored("datasets")).isEqualTo(bytes("columns", "dataset", "id", dataset)
                + bytes("bytes", "dataset_chunk", "dataset_id", dataset)
                + bytes("bytes", "dataset_block", "dataset_id", dataset));
        assertThat(ann.stored("models")).isGreaterThan(bytes("bytes", "model_content", "model_id", model)
                + bytes("configuration", "model", "id", model));
        assertThat(ann.stored("training_jobs"))
                .isGreaterThan(
                        bytes("configuration", "training_job", "id", Objects.requireNonNull(job.get("id"))) + 3 * 128);
        assertThat(ann.stored("prediction_jobs")).isEqualTo(bytes("answers", "prediction_job", "id", scoring)
                + bytes("options", "prediction_job", "id", scoring) + bytes("tally", "prediction_job", "id", scoring)
                + bytes("bytes", "prediction_chunk", "job_id", scoring));
        assertThat(ann.stored())
                .isEqualTo(Stream.of("datasets", "models", "training_jobs", "prediction_jobs").mapToLong(ann::stored)
                        .sum());
        assertThat(ann.usage().at("/training_time/seconds").asDouble()).isPositive();
        assertThat(ann.usage().at("/unfinished_jobs/count").asInt()).isZero();
        trainer.delete("/prediction-jobs/" + scoring).expectStatus().isNoContent();
        trainer.delete("/training-jobs/" + job.get("id")).expectStatus().isNoContent();
        trainer.delete("/models/" + model).expectStatus().isNoContent();
        trainer.delete("/datasets/" + dataset).expectStatus().isNoContent();
        assertThat(ann.stored()).isZero();
        assertThat(ann.usage().at("/training_time/seconds").asDouble()).as("deleted jobs have trained").isPositive();
    }

    private long bytes(String column, String table, String key, Object id) {
        return sql.sql("select sum(octet_length(%s)) from %s where %s = ?".formatted(column, table, key))
                .param(UUID.fromString(id.toString())).query(Long.class).single();
    }

    /** There is room for the job and for the model's parameters, but not for all that belongs to a model. */
    @Test
    void failsATrainingWhoseModelDoesNotFit() {
        var dataset = trainer.sample("iris");
        ann.leaveRoom(dataset, 6000);
        var job = trainer.await(trainer.submit("""
                {'dataset_id': '%s', 'training': {'epochs': 1}}""".formatted(dataset)), "failed");
        assertThat(job).extractingByKey("error").asInstanceOf(MAP)
                .containsEntry("code", "storage_quota_exceeded");
        assertThat(ann.stored("models")).isZero();
    }

    @Test
    void failsAPredictionWhoseResultDoesNotFit() {
        var dataset = trainer.dataset(Scorer.sums(3000));
        var model = ann.trainBriefly(dataset);
        ann.leaveRoom(dataset, 3000);
        var scorer = new Scorer(client);
        var job = scorer.await(scorer.submit(model, dataset, ""), "failed");
        assertThat(job).extractingByKey("error").asInstanceOf(MAP)
                .containsEntry("code", "storage_quota_exceeded");
        assertThat(ann.stored("prediction_jobs")).isLessThan(3000);
    }

    @Test
    void storesNoMoreThanTheLimitWhateverComesAtOnce() throws Exception {
        var csv = new Random(1).ints(3000).mapToObj(number -> number + "," + number % 7)
                .collect(Collectors.joining("\n", "a,b\n", "\n"));
        trainer.dataset(csv);
        var size = ann.stored();
        assertThat(size).isBetween(MOST_BYTES / 20L, MOST_BYTES / 2L);
        var accepted = atOnce(20, () -> client.post().uri("/api/v1/datasets/content")
                .contentType(MediaType.APPLICATION_OCTET_STREAM).body(csv).exchange(), 201, 403);
        assertThat(1 + accepted).isEqualTo(MOST_BYTES / size);
        assertThat(ann.stored()).isEqualTo(MOST_BYTES / size * size);
    }

    /** The one slot is taken, so that the jobs wait. */
    @Test
    void hasNoMoreUnfinishedJobsThanTheLimitWhateverComesAtOnce() throws Exception {
        var dataset = trainer.sample("iris");
        var model = ann.trainBriefly(dataset);
        var ben = new Trainer(OwnerOfHeader.client(http, "ben" + System.nanoTime()));
        ben.await(ben.submitLongJob(ben.sample("iris")), "running");
        try {
            var body = "{\"dataset_id\": \"%s\", \"training\": {\"epochs\": 1}}".formatted(dataset);
            assertThat(atOnce(8, () -> trainer.post("/training-jobs", body), 202, 429)).isEqualTo(2);
            assertThat(ann.usage().at("/unfinished_jobs/count").asInt()).isEqualTo(2);
            trainer.post("/prediction-jobs", "{\"model\": \"%s\", \"dataset_id\": \"%s\"}".formatted(model, dataset))
                    .expectStatus().isEqualTo(429).expectHeader().valueEquals(HttpHeaders.RETRY_AFTER, "10")
                    .expectBody().jsonPath("$.code").isEqualTo("job_quota_exceeded");
            json(trainer.get("/training-jobs?state=queued")).get("items").forEach(
                    job -> trainer.post("/training-jobs/%s/cancel".formatted(job.get("id").asString()), "")
                            .expectStatus().isOk());
            new Scorer(client).score(model, dataset, "");
        } finally {
            ben.endLongJobs();
        }
    }

    @Test
    void showsOperatorsWhatAllOwnersStore() {
        trainer.sample("iris");
        var registry = new SimpleMeterRegistry();
        var _ = new StorageMetrics(registry, store);
        assertThat(registry.get("mlp.stored").tag("kind", "datasets").gauge().value())
                .isGreaterThanOrEqualTo((double) ann.stored("datasets"));
        assertThat(registry.get("mlp.stored").gauges()).hasSize(4);
    }

    @Test
    void refusesToStoreWhenAllOwnersTogetherStoreTooMuch() {
        trainer.sample("iris");
        var unlimited = new QuotaSettings(null, null, new QuotaSettings.TrainingTime(null, Duration.ofDays(1)));
        var full = new Quotas(unlimited, new StorageSettings(DataSize.ofBytes(1000)), store, times, entities);
        CurrentOwner.run(new Owner("ben" + System.nanoTime()), () -> assertThatThrownBy(() -> full.requireRoom(1))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.problem().status()).isEqualTo(507);
                    assertThat(refusal.problem().code()).isEqualTo("storage_limit_exceeded");
                    assertThat(refusal.problem().detail()).contains("mlp.storage.max-bytes", "1000 bytes");
                }));
    }

    /** Sends requests at the same time; returns how many got the first of two statuses. All others got the second. */
    private static long atOnce(int count, Supplier<ResponseSpec> request, int accepted, int refused) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads.invokeAll(IntStream.range(0, count)
                    .<Callable<Integer>>mapToObj(_ -> () -> request.get().expectBody()
                            .returnResult().getStatus().value())
                    .toList()).stream().map(Future::resultNow).toList();
            assertThat(statuses).containsOnly(accepted, refused);
            return statuses.stream().filter(status -> status == accepted).count();
        }
    }

    /** Two hours to one hour ago; so in 22 hours they begin to leave the window of a day. */
    @Test
    void refusesToTrainMoreThanTheLimitAndSaysWhenItMay() {
        var dataset = trainer.sample("iris");
        var request = "{\"dataset_id\": \"%s\", \"training\": {\"epochs\": 1}}".formatted(dataset);
        trained(Duration.ofHours(2), Duration.ofHours(1));
        assertThat(ann.usage().at("/training_time/seconds").asDouble()).isEqualTo(3600);
        var wait = trainer.post("/training-jobs", request).expectStatus().isEqualTo(429).expectBody()
                .jsonPath("$.code").isEqualTo("training_time_quota_exceeded").returnResult().getResponseHeaders()
                .getFirst(HttpHeaders.RETRY_AFTER);
        assertThat(Integer.parseInt(Objects.requireNonNull(wait))).isBetween(22 * 3600 - 600, 22 * 3600 + 1);
        sql.sql("delete from training_time where owner = ?").param(ann.name).update();
        trained(Duration.ofHours(30), Duration.ofHours(23).plusMinutes(30));
        trainer.post("/training-jobs", request).expectStatus().isAccepted();
    }

    private void trained(Duration from, Duration to) {
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        sql.sql("insert into training_time (job_id, attempt, owner, started_at, ended_at) values (?, 1, ?, ?, ?)")
                .params(UUID.randomUUID(), ann.name, now.minus(from), now.minus(to)).update();
    }

    @Test
    void refusesToResumeWhenTheTimeIsUsedUp() {
        var id = trainer.submitLongJob(trainer.sample("iris"));
        trainer.post("/training-jobs/%s/pause".formatted(id), "");
        trainer.await(id, "paused");
        trained(Duration.ofHours(2), Duration.ofMinutes(30));
        trainer.post("/training-jobs/%s/resume".formatted(id), "").expectStatus().isEqualTo(429).expectBody()
                .jsonPath("$.code").isEqualTo("training_time_quota_exceeded");
        assertThat(trainer.job(id)).containsEntry("state", "paused");
        trainer.post("/training-jobs/%s/cancel".formatted(id), "").expectStatus().is2xxSuccessful();
    }

    @Test
    void showsItsLimitsToEveryone() {
        var limits = json(trainer.get("/capabilities")).get("limits");
        assertThat(limits).extracting(limit -> limit.get("setting").asString()).isSorted().contains(
                "mlp.dataset.max-rows", "mlp.dataset.max-upload-size", "mlp.http.max-json-size",
                "mlp.training.max-queued", "mlp.storage.max-bytes");
        assertThat(limits).anySatisfy(limit -> assertThat(limit).isEqualTo(JsonMapper.shared().readTree("""
                {"setting": "mlp.quota.stored-bytes", "maximum": %d, "unit": "bytes",
                 "description": "What an owner's data sets, models and jobs may take."}""".formatted(MOST_BYTES))));
    }
}
