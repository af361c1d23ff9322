package io.mlpservice.training;

import io.mlpservice.Trainer;
import io.mlpservice.model.ModelMetrics;
import io.mlpservice.model.Models;
import io.mlpservice.model.NewModel;
import io.mlpservice.model.TrainingConfiguration;
import io.mlpservice.model.TrainingConfiguration.TrainingSettings;
import io.mlpservice.platform.PageRequest;
import io.mlpservice.platform.Problem;
import jakarta.persistence.EntityManager;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

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
    private EntityManager entities;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private RestTestClient http;

    private final List<UUID> jobsWithoutTask = new ArrayList<>();
    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    /** They would stand in the queue of the tests that follow. */
    @AfterEach
    void removeJobsWithoutTask() {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> jobsWithoutTask.stream().map(id -> entities.find(JobEntity.class, id))
                        .filter(Objects::nonNull).forEach(entities::remove));
    }

    /** A job that no queue knows of, so that nobody but the test trains it. */
    private UUID job() {
        var training = new TrainingSettings(null, null, null, null, null, null, null, null, null, EPOCHS, null, null,
                null, null, null, null, null, null);
        var configuration = new TrainingConfiguration(UUID.randomUUID(), "m", null, 0, null, null, null, null, null,
                null, null, null, null, training, null, 0L);
        var job = new JobEntity(configuration, "0", List.of("beware"));
        new TransactionTemplate(transactions).executeWithoutResult(status -> entities.persist(job));
        jobsWithoutTask.add(job.id());
        return job.id();
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

    private boolean report(StartedJob started, int... epochs) {
        return store.report(started, JobPhase.TRAINING, JobProgress.none(EPOCHS), JobTimings.NONE,
                IntStream.of(epochs).mapToObj(epoch -> new Epoch(epoch, 0.5, null, 0.25, 0.001)).toList());
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
        assertThat(jobs.list(queued, new PageRequest(null, null)).items()).extracting(TrainingJob::queuePosition)
                .containsExactly(4, 3, 2, 1, 0);
        assertThat(ids).extracting(id -> jobs.get(id).queuePosition()).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void keepsEpochsInOrder() {
        var started = store.start(job(), "a").orElseThrow();
        assertThat(report(started, 1, 2)).isTrue();
        assertThat(report(started, 3)).isTrue();
        assertThat(jobs.epochs(started.id(), 1, 1))
                .isEqualTo(new EpochPage(List.of(new Epoch(2, 0.5, null, 0.25, 0.001)), 2, true));
        assertThat(jobs.epochs(started.id(), 2, 10).items()).extracting(Epoch::epoch).containsExactly(3);
    }

    @Test
    void leavesAProcessThatWakesUpTooLateNothingToWrite() {
        var late = store.start(job(), "paused").orElseThrow();
        assertThat(report(late, 1, 2)).isTrue();
        var current = store.start(late.id(), "other").orElseThrow();
        assertThat(current.attempt()).isEqualTo(2);
        assertThat(jobs.epochs(late.id(), 0, 10).items()).isEmpty();
        assertThat(report(late, 3)).isFalse();
        assertThat(store.shouldStop(late)).isTrue();
        store.fail(late, Problem.of(500, "late", "Too late.", List.of()), null);
        assertThat(store.stop(late)).isFalse();
        var job = jobs.get(late.id());
        assertThat(job.state()).isEqualTo(JobState.RUNNING);
        assertThat(job.error()).isNull();
        assertThat(report(current, 1)).isTrue();
        assertThat(store.shouldStop(current)).isFalse();
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
            assertThat(store.stop(store.start(id, "leaving").orElseThrow())).isTrue();
        }
        var job = jobs.get(id);
        assertThat(job.state()).isEqualTo(JobState.QUEUED);
        assertThat(job.startedAt()).isNull();
        assertThat(job.attempt()).isEqualTo(5);
    }

    @Test
    void queuesAJobAgainAsIfItHadNeverBegun() {
        var started = store.start(job(), "leaving").orElseThrow();
        store.report(started, JobPhase.TRAINING, JobProgress.none(EPOCHS), new JobTimings(0.5, null, null),
                List.of(new Epoch(1, 0.5, null, 0.25, 0.001)));
        assertThat(store.stop(started)).isTrue();
        var job = jobs.get(started.id());
        assertThat(job.timings()).isEqualTo(JobTimings.NONE);
        assertThat(job.progress()).isEqualTo(JobProgress.none(EPOCHS));
        assertThat(jobs.epochs(started.id(), 0, 10).items()).isEmpty();
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
        assertThat(report(started, 1, 2)).isTrue();
        assertThat(report(started, 2, 3)).isTrue();
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
        store.succeed(late, models.prepare(made), made.metrics(), JobStopReason.MAX_EPOCHS);
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
        assertThat(store.shouldStop(started)).isTrue();
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
