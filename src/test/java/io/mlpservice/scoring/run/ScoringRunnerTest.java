package io.mlpservice.scoring.run;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import io.mlpservice.dataset.Datasets;
import io.mlpservice.model.Models;
import io.mlpservice.platform.job.JobState;
import io.mlpservice.prediction.Predictions;
import io.mlpservice.prediction.TablePredictions;
import io.mlpservice.scoring.Scorer;
import io.mlpservice.scoring.job.DisturbedScorings;
import io.mlpservice.scoring.job.PredictionJob;
import io.mlpservice.scoring.job.PredictionJobStore;
import io.mlpservice.scoring.job.PredictionJobs;
import io.mlpservice.scoring.job.UnqueuedScorings;
import io.mlpservice.scoring.result.ResultChunks;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.PlatformTransactionManager;

import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What becomes of a job that is disturbed at its work. */
@HttpTest
class ScoringRunnerTest {
    private static final int ROWS = 20_000;

    @Autowired
    private PredictionJobStore store;

    @Autowired
    private ResultChunks chunks;

    @Autowired
    private PredictionJobs jobs;

    @Autowired
    private Datasets datasets;

    @Autowired
    private Predictions predictions;

    @Autowired
    private TablePredictions tables;

    @Autowired
    private ScoringMetrics metrics;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Models models;

    @Autowired
    private EntityManager entities;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private RestTestClient http;

    private UnqueuedScorings unqueued;
    private String model;
    private String dataset;
    private UUID id;

    @BeforeEach
    void submitWithoutTask() {
        var trainer = new Trainer(http);
        dataset = trainer.dataset(Scorer.sums(ROWS));
        model = trainer.trainModel("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(dataset));
        unqueued = new UnqueuedScorings(models, datasets, entities, transactions);
        id = unqueued.add(model, dataset);
    }

    @AfterEach
    void remove() {
        unqueued.removeAll();
    }

    private boolean run(PredictionJobStore with, BooleanSupplier shuttingDown) {
        return new ScoringRunner(with, datasets, predictions, tables, metrics).run(id, "this process", shuttingDown);
    }

    private DisturbedScorings runDisturbed(IntConsumer afterChunk) {
        var disturbed = new DisturbedScorings(beans, afterChunk);
        assertThat(run(disturbed, () -> false)).isTrue();
        return disturbed;
    }

    private PredictionJob job() {
        return jobs.get(id);
    }

    private String result() {
        return new Scorer(http).result(id.toString(), "text/csv");
    }

    @Test
    void goesBackToTheQueueWhenItsProcessShutsDown() {
        run(store, () -> true);
        assertThat(job().state()).isEqualTo(JobState.QUEUED);
        assertThat(job().progress().rowsDone()).isZero();
        run(store, () -> false);
        assertThat(job().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job().attempt()).isEqualTo(2);
    }

    @Test
    void stopsBehindTheChunkInWhichItIsCancelled() {
        var disturbed = runDisturbed(_ -> jobs.cancel(id));
        assertThat(disturbed.written()).hasSize(1);
        assertThat(job().state()).isEqualTo(JobState.CANCELLED);
        assertThat(chunks.firstRows(id)).isEmpty();
    }

    @Test
    void goesOnAfterAPauseToTheSameResult() {
        var first = runDisturbed(_ -> jobs.pause(id));
        assertThat(job().state()).isEqualTo(JobState.PAUSED);
        assertThat(job().progress().rowsDone()).isBetween(1, ROWS - 1);
        jobs.resume(id);
        new Scorer(http).await(id.toString(), "succeeded");
        var disturbed = result();
        assertThat(first.written()).containsExactly(0);
        id = unqueued.add(model, dataset);
        var calm = runDisturbed(_ -> {
        });
        assertThat(calm.written()).hasSize(3);
        assertThat(result()).isEqualTo(disturbed);
        assertThat(disturbed.lines()).hasSize(ROWS + 1);
    }

    @Test
    void isTriedAgainWhenTheDatabaseDoesNotAnswer() {
        var gone = new DataAccessResourceFailureException("gone");
        assertThatThrownBy(() -> runDisturbed(count -> {
            throw gone;
        })).isSameAs(gone);
        assertThat(job().state()).isEqualTo(JobState.QUEUED);
        assertThat(job().progress().rowsDone()).isPositive();
        var again = runDisturbed(_ -> {
        });
        assertThat(again.written()).doesNotContain(0);
        assertThat(job().state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void failsWhenTheSameWouldHappenAgain() {
        runDisturbed(_ -> {
            throw new DataIntegrityViolationException("impossible");
        });
        assertThat(job().state()).isEqualTo(JobState.FAILED);
        assertThat(job().error()).extracting("code").isEqualTo("internal_error");
        assertThat(chunks.firstRows(id)).isEmpty();
    }

    @Test
    void writesNothingMoreWhenAnotherProcessTakesItOver() {
        var disturbed = new DisturbedScorings(beans, _ -> store.start(id, "another process"));
        assertThat(run(disturbed, () -> false)).isFalse();
        assertThat(disturbed.written()).hasSize(1);
        assertThat(job().attempt()).isEqualTo(2);
        assertThat(job().state()).isEqualTo(JobState.RUNNING);
    }
}
