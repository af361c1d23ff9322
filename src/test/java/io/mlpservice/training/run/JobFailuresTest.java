package io.mlpservice.training.run;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.dataset.Datasets;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.metric.ModelMetrics;
import io.mlpservice.model.Models;
import io.mlpservice.model.PreparedModel;
import io.mlpservice.platform.job.JobState;
import io.mlpservice.platform.problem.Problem;
import io.mlpservice.training.TrainingJobs;
import io.mlpservice.training.job.Epoch;
import io.mlpservice.training.job.FailingJobStore;
import io.mlpservice.training.job.JobSettings;
import io.mlpservice.training.job.JobStopReason;
import io.mlpservice.training.job.JobStore;
import io.mlpservice.training.job.RunReport;
import io.mlpservice.training.job.StartedJob;
import io.mlpservice.training.job.UnqueuedJobs;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What becomes of a job when the database fails in the midst of it. */
@HttpTest
@ExtendWith(OutputCaptureExtension.class)
class JobFailuresTest {
    private static final String OWNER = "this process";
    private final DataAccessException locked = new PessimisticLockingFailureException("locked");
    private final DataAccessException gone = new DataAccessResourceFailureException("gone");
    private final DataAccessException impossible = new DataIntegrityViolationException("impossible");

    @Autowired
    private JobStore store;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Models models;

    @Autowired
    private JobSettings settings;

    @Autowired
    private TrainingMetrics metrics;

    @Autowired
    private RunningJobs running;

    @Autowired
    private Datasets datasets;

    @Autowired
    private TrainingJobs jobs;

    @Autowired
    private EntityManager entities;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JsonMapper mapper;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private RestTestClient http;

    private UnqueuedJobs unqueued;
    private UUID id;

    /** A job outside the queue, so that only the test trains it. */
    @BeforeEach
    void submitWithoutTask() {
        unqueued = new UnqueuedJobs(entities, transactions);
        id = submit("");
    }

    private UUID submit(String settings) {
        var trainer = new Trainer(http);
        var preview = Trainer.json(trainer.post("/training-jobs/validate", """
                {"dataset_id": "%s", %s "training": {"epochs": 10, "early_stopping": {"monitor": "none"}}}"""
                .formatted(trainer.sample("iris"), settings)));
        var configuration = mapper.convertValue(Objects.requireNonNull(preview.get("configuration")),
                TrainingConfiguration.class);
        return unqueued.add(configuration,
                new ModelSchema(configuration.task(), Feature.numeric(configuration.features()),
                        List.of(new Target("species", List.of("setosa", "versicolor", "virginica")))));
    }

    @AfterEach
    void delete() {
        if (!jobs.get(id).state().isTerminal()) {
            jobs.cancel(id);
        }
        jobs.delete(id);
    }

    private boolean run(JobStore with) {
        return run(id, with);
    }

    private boolean run(UUID id, JobStore with) {
        return new JobRunner(with, running, datasets, models, settings, metrics).run(id, OWNER, () -> false);
    }

    @Test
    void doNotDisturbATrainingThatCanWriteAgainLater() {
        var failing = new FailingJobStore(beans);
        failing.reporting = locked;
        run(failing);
        var job = jobs.get(id);
        assertThat(failing.reporting).isNull();
        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.attempt()).isEqualTo(1);
        assertThat(jobs.epochs(id, 0, 100).items()).extracting(Epoch::epoch)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 10).boxed().toList());
    }

    @Test
    void queueTheJobAgainWhenItsModelCannotBeSaved() {
        var failing = new FailingJobStore(beans);
        failing.saving = gone;
        assertThatThrownBy(() -> run(failing)).isSameAs(gone);
        assertThat(jobs.get(id).state()).isEqualTo(JobState.QUEUED);
        run(store);
        assertThatSucceededWithoutADeath();
    }

    @Test
    void areNoDeathEvenWhenTheJobCannotBeQueuedAgain() {
        var failing = new FailingJobStore(beans);
        failing.saving = gone;
        failing.stopping = locked;
        assertThatThrownBy(() -> run(failing)).isSameAs(gone).hasSuppressedException(locked);
        assertThat(jobs.get(id).state()).isEqualTo(JobState.RUNNING);
        run(store);
        assertThatSucceededWithoutADeath();
    }

    @Test
    void loseNoFinishedFitOfACrossValidation() {
        var disturbed = submit("\"cross_validation\": {\"folds\": 3},");
        var failing = new FailingJobStore(beans);
        failing.lostFit = 2;
        assertThatThrownBy(() -> run(disturbed, failing)).isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(jobs.get(disturbed).state()).isEqualTo(JobState.QUEUED);
        assertThat(jobs.get(disturbed).crossValidation()).isNull();
        failing.lostFit = 1;
        run(disturbed, failing);
        var calm = submit("\"cross_validation\": {\"folds\": 3},");
        run(calm, store);
        assertThat(jobs.get(disturbed).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(jobs.get(disturbed).crossValidation()).isNotNull().isEqualTo(jobs.get(calm).crossValidation());
        assertThat(jobs.get(disturbed).metrics()).isEqualTo(jobs.get(calm).metrics());
        jobs.delete(disturbed);
        jobs.delete(calm);
    }

    @Test
    void endTheJobAtOnceWhenTheyWouldComeAgain() {
        var failing = new FailingJobStore(beans);
        failing.reporting = impossible;
        run(failing);
        var job = jobs.get(id);
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.error()).extracting(Problem::code).isEqualTo("internal_error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gone", "impossible"})
    void comeTooLateWhenAnotherProcessHasTakenTheJobOver(String failure, CapturedOutput output) {
        var stolen = new StolenStore();
        stolen.saving = Map.of("gone", gone, "impossible", impossible).get(failure);
        assertThat(run(stolen)).isFalse();
        assertThat(output.getOut()).containsOnlyOnce(
                "Another process has taken job %s over; this one stops attempt 1".formatted(id));
        var other = Objects.requireNonNull(stolen.other);
        assertThat(store.state(other)).isEqualTo(JobState.RUNNING);
        store.stop(other);
    }

    @Test
    void loseNoFinishedTrainingWhoseDatasetWasDamagedMeanwhile() {
        var dataset = jobs.get(id).configuration().datasetId();
        var columns = Objects.requireNonNull(
                database.queryForObject("select columns from dataset where id = ?", String.class, dataset));
        run(new FailingJobStore(beans) {
            @Override
            public void report(StartedJob started, RunReport report) {
                database.update("update dataset set columns = '{' where id = ?", dataset);
                super.report(started, report);
            }
        });
        assertThat(database.queryForObject("select columns from dataset where id = ?", String.class, dataset))
                .isEqualTo("{");
        database.update("update dataset set columns = ? where id = ?", columns, dataset);
        assertThat(jobs.get(id).state()).isEqualTo(JobState.SUCCEEDED);
    }

    private void assertThatSucceededWithoutADeath() {
        assertThat(jobs.get(id).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(unqueued.deaths(id)).isZero();
    }

    /** Another process starts the job when its model is all that is left to save. */
    private final class StolenStore extends FailingJobStore {
        private @Nullable StartedJob other;

        StolenStore() {
            super(beans);
        }

        @Override
        public void succeed(StartedJob started, PreparedModel made, ModelMetrics metrics, JobStopReason reason) {
            other = store.start(id, "another process").orElseThrow();
            super.succeed(started, made, metrics, reason);
        }
    }
}
