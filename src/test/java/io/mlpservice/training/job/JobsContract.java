package io.mlpservice.training.job;

import io.mlpservice.Trainer;
import io.mlpservice.engine.matrix.Kernels;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.training.Checkpoint;
import io.mlpservice.engine.training.Checkpoint.BestMemory;
import io.mlpservice.engine.training.Checkpoint.DiagnosticsMemory;
import io.mlpservice.engine.training.Checkpoint.LearnerMemory;
import io.mlpservice.engine.training.Checkpoint.Position;
import io.mlpservice.engine.training.Checkpoint.RateMemory;
import io.mlpservice.model.ModelMetrics;
import io.mlpservice.model.Models;
import io.mlpservice.model.NewModel;
import io.mlpservice.platform.PageRequest;
import io.mlpservice.platform.Problem;
import io.mlpservice.training.TrainingJobs;
import jakarta.persistence.EntityManager;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.PlatformTransactionManager;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What jobs promise on every database, whatever happens to the process that trains them. */
abstract class JobsContract {
    private static final int EPOCHS = 10;

    @Autowired
    private JobStore store;

    @Autowired
    private TrainingJobs jobs;

    @Autowired
    private Models models;

    @Autowired
    private Checkpoints checkpoints;

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

    /** A job that no queue knows of, so that nobody but the test trains it. */
    private UUID job() {
        return unqueued.add(EPOCHS, "beware");
    }

    /** How many statements some work sends to the database; those of others, like the scheduler's, bypass Hibernate. */
    private long statements(Runnable work) {
        var statistics = entities.getEntityManagerFactory().unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        work.run();
        var count = statistics.getPrepareStatementCount();
        statistics.setStatisticsEnabled(false);
        statistics.clear();
        return count;
    }

    private void report(StartedJob started, int... epochs) {
        store.report(started, JobPhase.TRAINING, JobProgress.none(EPOCHS), JobTimings.NONE,
                IntStream.of(epochs).mapToObj(JobsContract::epoch).toList());
    }

    @Test
    void keepsWhatWasSubmitted() {
        var job = jobs.get(job());
        assertThat(job.state()).isEqualTo(JobState.QUEUED);
        assertThat(job.warnings()).containsExactly("beware");
        assertThat(job.timings()).isEqualTo(JobTimings.NONE);
        assertThat(job.progress()).isEqualTo(JobProgress.none(EPOCHS));
        assertThat(jobs.get(job.id())).isEqualTo(job);
    }

    @Test
    void reportsWithoutReadingTheJob() {
        var started = store.start(job(), "a").orElseThrow();
        var progress = new JobProgress(3, EPOCHS, 0.3, 1.5, 0.5, null, 0.25);
        var timings = new JobTimings(0.5, null, null);
        assertThat(statements(() -> store.report(started, JobPhase.TRAINING, progress, timings, List.of())))
                .isEqualTo(1);
        var job = jobs.get(started.id());
        assertThat(job.phase()).isEqualTo(JobPhase.TRAINING);
        assertThat(job.progress()).isEqualTo(progress);
        assertThat(job.timings()).isEqualTo(timings);
    }

    @Test
    void asksForAllQueuePositionsOfAPageAtOnce() {
        var ids = Stream.generate(this::job).limit(5).toList();
        var queued = new JobFilter(JobState.QUEUED, null);
        assertThat(statements(() -> jobs.list(queued, new PageRequest(null, null)))).isEqualTo(2);
        assertThat(jobs.list(queued, new PageRequest(null, null)).items()).extracting(JobSummary::queuePosition)
                .containsExactly(4, 3, 2, 1, 0);
        assertThat(ids).extracting(id -> jobs.get(id).queuePosition()).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void refusesMoreJobsThanMayWait() {
        var request = "{\"dataset_id\": \"%s\", \"training\": {\"epochs\": 1}}".formatted(trainer.sample("xor"));
        Stream.generate(this::job).limit(settings.maxQueued()).forEach(waiting -> {
        });
        trainer.post("/training-jobs", request).expectStatus().isEqualTo(429).expectHeader()
                .valueEquals("Retry-After", "10").expectBody().jsonPath("$.code").isEqualTo("queue_full");
        removeUnqueuedJobs();
        trainer.post("/training-jobs", request).expectStatus().isAccepted();
    }

    @Test
    void keepsEpochsInOrder() {
        var started = store.start(job(), "a").orElseThrow();
        report(started, 1, 2);
        report(started, 3);
        assertThat(jobs.epochs(started.id(), 1, 1))
                .isEqualTo(new EpochPage(List.of(epoch(2)), 2, true));
        assertThat(jobs.epochs(started.id(), 2, 10).items()).extracting(Epoch::epoch).containsExactly(3);
    }

    @Test
    void leavesAProcessThatWakesUpTooLateNothingToWrite() {
        var late = store.start(job(), "paused").orElseThrow();
        report(late, 1, 2);
        var current = store.start(late.id(), "other").orElseThrow();
        assertThat(current.attempt()).isEqualTo(2);
        assertThatItIsTakenOver(() -> report(late, 3));
        assertThat(jobs.epochs(late.id(), 0, 10).items()).hasSize(2);
        assertThatItIsTakenOver(() -> store.state(late));
        assertThatItIsTakenOver(() -> store.fail(late, Problem.of(500, "late", "Too late.", List.of()), null));
        assertThatItIsTakenOver(() -> store.stop(late));
        var job = jobs.get(late.id());
        assertThat(job.state()).isEqualTo(JobState.RUNNING);
        assertThat(job.error()).isNull();
        report(current, 1);
        assertThat(store.state(current)).isEqualTo(JobState.RUNNING);
    }

    private static void assertThatItIsTakenOver(ThrowingCallable write) {
        assertThatThrownBy(write).isInstanceOf(JobTakenOverException.class);
    }

    @Test
    void leavesAJobWhoseEndWasNeverConfirmedAsItIs() {
        var started = store.start(job(), "a").orElseThrow();
        var made = newModel(started);
        store.succeed(started, models.prepare(made), made.metrics(), JobStopReason.MAX_EPOCHS);
        store.stop(started);
        assertThat(jobs.get(started.id()).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void givesUpAfterThreeProcessesDied() {
        var id = job();
        for (var attempt = 1; attempt <= 3; attempt++) {
            assertThat(store.start(id, "doomed" + attempt)).isPresent();
        }
        assertThat(store.start(id, "last")).isEmpty();
        var job = jobs.get(id);
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.error()).extracting(Problem::code).isEqualTo("process_died");
        assertThat(job.attempt()).isEqualTo(3);
    }

    @Test
    void doesNotCountAProcessThatShutsDown() {
        var id = job();
        for (var attempt = 1; attempt <= 5; attempt++) {
            store.stop(store.start(id, "leaving").orElseThrow());
        }
        var job = jobs.get(id);
        assertThat(job.state()).isEqualTo(JobState.QUEUED);
        assertThat(job.startedAt()).isNull();
        assertThat(job.attempt()).isEqualTo(5);
    }

    @Test
    void beginsAnewWithoutACheckpoint() {
        var started = store.start(job(), "leaving").orElseThrow();
        store.report(started, JobPhase.TRAINING, progress(1), new JobTimings(0.5, null, null), List.of(epoch(1)));
        store.stop(started);
        assertThat(jobs.get(started.id()).timings()).isEqualTo(JobTimings.NONE);
        var again = store.start(started.id(), "next").orElseThrow();
        assertThat(again.checkpoint()).isEmpty();
        assertThat(again.progress()).isEqualTo(JobProgress.none(EPOCHS));
        assertThat(jobs.get(started.id()).progress()).isEqualTo(JobProgress.none(EPOCHS));
    }

    @Test
    void goesOnFromTheNewestCheckpointAndKeepsTheEpochsAfterItUntilTheyComeAgain() {
        var started = store.start(job(), "doomed").orElseThrow();
        checkpoint(started, 1);
        checkpoint(started, 2);
        report(started, 3);
        var again = store.start(started.id(), "next").orElseThrow();
        assertThat(again.checkpoint().orElseThrow().epochs()).isEqualTo(2);
        assertThat(again.progress()).isEqualTo(progress(2));
        assertThat(jobs.get(started.id()).progress().epoch()).isEqualTo(2);
        assertThat(jobs.epochs(started.id(), 0, 10).items()).extracting(Epoch::epoch).containsExactly(1, 2, 3);
        report(again, 3);
        assertThat(jobs.epochs(started.id(), 0, 10).items()).extracting(Epoch::epoch).containsExactly(1, 2, 3);
        assertThat(jobs.get(started.id()).warnings()).containsExactly("beware");
    }

    @Test
    void writesNoCheckpointOfAnAttemptThatComesTooLate() {
        var late = store.start(job(), "paused").orElseThrow();
        store.start(late.id(), "other");
        assertThatItIsTakenOver(() -> checkpoint(late, 1));
        assertThat(store.start(late.id(), "next").orElseThrow().checkpoint()).isEmpty();
    }

    @Test
    void warnsOfOtherKernels() {
        var started = store.start(job(), "doomed").orElseThrow();
        checkpoint(started, 1, "others");
        store.start(started.id(), "next");
        store.start(started.id(), "last");
        assertThat(jobs.get(started.id()).warnings()).hasSize(2).last().asString().contains("others");
    }

    @Test
    void beginsAnewWhenTheCheckpointIsDamaged() {
        var started = store.start(job(), "doomed").orElseThrow();
        store.report(started, JobPhase.TRAINING, progress(1), JobTimings.NONE, List.of(epoch(1)), new byte[]{1, 2, 3});
        assertThat(store.start(started.id(), "next").orElseThrow().checkpoint()).isEmpty();
    }

    @Test
    void countsDeathsSinceTheNewestCheckpointOnly() {
        var id = job();
        for (var attempt = 1; attempt <= 5; attempt++) {
            checkpoint(store.start(id, "doomed" + attempt).orElseThrow(), attempt);
        }
        assertThat(jobs.get(id).attempt()).isEqualTo(5);
    }

    @Test
    void keepsNoCheckpointOfAJobThatIsOver() {
        var failed = store.start(job(), "a").orElseThrow();
        checkpoint(failed, 1);
        store.fail(failed, Problem.of(500, "bad", "Bad.", List.of()), null);
        var cancelled = store.start(job(), "a").orElseThrow();
        checkpoint(cancelled, 1);
        jobs.cancel(cancelled.id());
        store.stop(cancelled);
        var paused = store.start(job(), "a").orElseThrow();
        checkpoint(paused, 1);
        jobs.pause(paused.id());
        store.stop(paused);
        assertThat(checkpoints.exists(paused.id())).isTrue();
        jobs.cancel(paused.id());
        assertThat(List.of(failed, cancelled, paused)).noneMatch(job -> checkpoints.exists(job.id()));
    }

    @Test
    void pausesAJobWhoseProcessDied() {
        var started = store.start(job(), "doomed").orElseThrow();
        jobs.pause(started.id());
        assertThat(store.start(started.id(), "other")).isEmpty();
        assertThat(jobs.get(started.id()).state()).isEqualTo(JobState.PAUSED);
        assertThat(store.start(started.id(), "other")).isEmpty();
    }

    @Test
    void goesOnWhenResumedBeforeItPaused() {
        var started = store.start(job(), "a").orElseThrow();
        assertThat(jobs.pause(started.id()).job().state()).isEqualTo(JobState.PAUSING);
        assertThat(jobs.resume(started.id()).job().state()).isEqualTo(JobState.RUNNING);
        store.stop(started);
        assertThat(jobs.get(started.id()).state()).isEqualTo(JobState.QUEUED);
        assertThat(store.start(started.id(), "a")).isPresent();
    }

    private static JobProgress progress(int epoch) {
        return JobProgress.none(EPOCHS).after(epoch(epoch));
    }

    private static Epoch epoch(int number) {
        return new Epoch(number, 0.5, null, 0.25, 0.001, 1.5, null, 2e6);
    }

    private void checkpoint(StartedJob started, int epoch) {
        checkpoint(started, epoch, Kernels.inUse());
    }

    /** Of a job that has just finished an epoch. */
    private void checkpoint(StartedJob started, int epoch, String kernels) {
        var row = Matrix.zeros(Precision.FLOAT32, 1, 1);
        var checkpoint = new Checkpoint(kernels, new Position(epoch + 1, 0, 0), Duration.ZERO,
                new NetworkState(row, row), new LearnerMemory(List.of(), 0), new DiagnosticsMemory(0, row),
                new BestMemory(0, 0, Optional.empty()),
                new RateMemory(0, 0, 0));
        store.report(started, JobPhase.TRAINING, progress(epoch), JobTimings.NONE, List.of(epoch(epoch)),
                checkpoint.toBytes());
    }

    @Test
    void doesNotCountAProcessThatBeginsAgain() {
        var id = job();
        for (var attempt = 1; attempt <= 5; attempt++) {
            assertThat(store.start(id, "alive")).isPresent();
        }
    }

    @Test
    void takesEpochsAgainWhoseWriteWasNeverConfirmed() {
        var started = store.start(job(), "a").orElseThrow();
        report(started, 1, 2);
        report(started, 2, 3);
        assertThat(jobs.epochs(started.id(), 0, 10).items()).extracting(Epoch::epoch).containsExactly(1, 2, 3);
    }

    @Test
    void makesNoModelOfAJobThatIsCancelledAfterItsLastEpoch() {
        var started = store.start(job(), "a").orElseThrow();
        var made = newModel(started);
        jobs.cancel(started.id());
        store.succeed(started, models.prepare(made), made.metrics(), JobStopReason.MAX_EPOCHS);
        var job = jobs.get(started.id());
        assertThat(job.state()).isEqualTo(JobState.CANCELLED);
        assertThat(job.modelId()).isNull();
        trainer.get("/models/" + made.name()).expectStatus().isNotFound();
    }

    @Test
    void makesNoModelOfAnAttemptThatComesTooLate() {
        var late = store.start(job(), "paused").orElseThrow();
        var made = newModel(late);
        var current = store.start(late.id(), "other").orElseThrow();
        assertThatItIsTakenOver(
                () -> store.succeed(late, models.prepare(made), made.metrics(), JobStopReason.MAX_EPOCHS));
        assertThat(jobs.get(late.id()).state()).isEqualTo(JobState.RUNNING);
        trainer.get("/models/" + made.name()).expectStatus().isNotFound();
        store.succeed(current, models.prepare(made), made.metrics(), JobStopReason.MAX_EPOCHS);
        assertThat(jobs.get(late.id()).state()).isEqualTo(JobState.SUCCEEDED);
        trainer.get("/models/" + made.name()).expectStatus().isOk();
    }

    private NewModel newModel(StartedJob started) {
        var id = trainer.trainModel("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(trainer.sample("xor")));
        return new NewModel("m" + UUID.randomUUID(), models.load(id).trained(), new ModelMetrics(null, null, null),
                started.configuration(), started.configuration().datasetId(), "0", started.id());
    }

    @Test
    void endsACancelledJobWhoseProcessDied() {
        var started = store.start(job(), "doomed").orElseThrow();
        assertThat(jobs.cancel(started.id()).underWay()).isTrue();
        assertThat(jobs.cancel(started.id()).underWay()).isFalse();
        assertThat(store.state(started)).isEqualTo(JobState.CANCELLING);
        assertThat(store.start(started.id(), "other")).isEmpty();
        assertThat(jobs.get(started.id()).state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void startsNothingThatIsOverOrGone() {
        var id = job();
        assertThat(jobs.cancel(id).job().state()).isEqualTo(JobState.CANCELLED);
        assertThat(store.start(id, "a")).isEmpty();
        jobs.delete(id);
        assertThat(store.start(id, "a")).isEmpty();
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
                .list(new JobFilter(null, UUID.fromString(dataset)), new PageRequest(null, null))
                .items()) {
            jobs.cancel(job.id());
            trainer.await(job.id().toString(), "cancelled");
        }
    }

    private static int status(RestTestClient.ResponseSpec response) {
        return response.returnResult(Void.class).getStatus().value();
    }
}
