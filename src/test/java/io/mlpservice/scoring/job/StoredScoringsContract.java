package io.mlpservice.scoring.job;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.model.ModelIdentity;
import io.mlpservice.platform.job.JobState;
import io.mlpservice.platform.job.JobTakenOverException;
import io.mlpservice.platform.job.Retention;
import io.mlpservice.platform.label.Annotations;
import io.mlpservice.prediction.answer.AnsweredRow;
import io.mlpservice.prediction.row.RowOddities;
import io.mlpservice.scoring.result.AnswerFormat;
import io.mlpservice.scoring.result.AnswerSchema;
import io.mlpservice.scoring.result.ResultChunks;
import jakarta.persistence.EntityManager;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What every database keeps of prediction jobs. The jobs are not in the queue, so that only the test works on them. */
abstract class StoredScoringsContract {
    private static final ModelSchema SCHEMA = new ModelSchema(Task.REGRESSION, Feature.numeric(List.of("a")),
            List.of(new Target("y", List.of())));
    private static final int ROWS = 30;
    private static final Duration TEN_YEARS = Duration.ofDays(3_650);
    private static final Tally TALLY = new Tally(1, 2, Map.of("a", new Tally.Odd(3, 4, 5)));
    private static final PredictionTimings TIMINGS = new PredictionTimings(0.5, 1.5);

    @Autowired
    private PredictionJobStore store;

    @Autowired
    private PredictionJobs jobs;

    @Autowired
    private PredictionJobRepository repository;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ResultChunks chunks;

    @Autowired
    private EntityManager entities;

    @Autowired
    private PlatformTransactionManager transactions;

    private final List<UUID> created = new ArrayList<>();
    private UUID id;

    @BeforeEach
    void create() {
        id = job();
    }

    private UUID job() {
        var job = new PredictionJobEntity(new ScoringSpec(new ModelIdentity(UUID.randomUUID(), "m", 1),
                AnswerSchema.of(SCHEMA), UUID.randomUUID(), ROWS, new ScoringOptions(null, null, null, false), 0,
                Annotations.NONE, List.of()));
        new TransactionTemplate(transactions).executeWithoutResult(_ -> entities.persist(job));
        created.add(job.id());
        return job.id();
    }

    @AfterEach
    void remove() {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> created.stream()
                .map(each -> entities.find(PredictionJobEntity.class, each)).filter(each -> each != null)
                .forEach(entities::remove));
    }

    private static byte[] answers(int first, int count) {
        var rows = new ArrayList<AnsweredRow>();
        for (var row = first; row < first + count; row++) {
            rows.add(new AnsweredRow(row, new Prediction.Numbers(new double[]{row / 3.0}), List.of(), List.of(),
                    List.of(), RowOddities.NONE));
        }
        return new AnswerFormat(SCHEMA).write(rows);
    }

    private void append(StartedScoring started, int first, int count) {
        store.append(started, first, answers(first, count), new ScoringAdvance(first + count, TALLY, TIMINGS, 2.5));
    }

    private StartedScoring start(String process) {
        return store.start(id, process).orElseThrow();
    }

    private JobState state() {
        return jobs.get(id).state();
    }

    @Test
    void keepsRowsAndProgressTogether() throws IOException {
        var started = start("a");
        append(started, 0, 20);
        var job = jobs.get(id);
        assertThat(job.progress()).isEqualTo(new PredictionProgress(20, ROWS, 20.0 / ROWS, 2.5));
        assertThat(job.timings()).isEqualTo(TIMINGS);
        assertThat(job.warnings()).hasSize(5);
        append(started, 20, 10);
        store.succeed(started);
        var rows = new ArrayList<Long>();
        jobs.result(id).forEach(row -> {
            assertThat(row.prediction()).isInstanceOfSatisfying(Prediction.Numbers.class,
                    numbers -> assertThat(numbers.values()).containsExactly(row.number() / 3.0));
            rows.add(row.number());
        });
        assertThat(rows).hasSize(ROWS).isSorted();
    }

    @Test
    void isDeletedWithItsResultLongAfterItsEnd() {
        var started = start("a");
        append(started, 0, ROWS);
        var retention = new Retention("prediction jobs", repository, TEN_YEARS, transactions);
        endedIn2010(id);
        retention.deleteOldOnes();
        assertThat(state()).isEqualTo(JobState.RUNNING);
        store.succeed(started);
        retention.deleteOldOnes();
        assertThat(state()).isEqualTo(JobState.SUCCEEDED);
        endedIn2010(id);
        new Retention("prediction jobs", repository, null, transactions).deleteOldOnes();
        assertThat(state()).isEqualTo(JobState.SUCCEEDED);
        retention.deleteOldOnes();
        assertThatThrownBy(() -> jobs.get(id)).hasMessageContaining("not_found");
        assertThat(chunks.firstRows(id)).isEmpty();
    }

    /** Jobs without an end have none after this either. */
    private void endedIn2010(UUID job) {
        jdbc.sql("update prediction_job set finished_at = ? where id = ? and finished_at is not null")
                .params(LocalDate.of(2010, 1, 1).atStartOfDay().atOffset(ZoneOffset.UTC), job).update();
    }

    @Test
    void goesOnBehindTheRowsThatAreDoneWhenTheProcessDies() {
        append(start("a"), 0, 20);
        var again = start("b");
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(again.rowsDone()).isEqualTo(20);
        assertThat(again.tally()).isEqualTo(TALLY);
        assertThat(again.spent()).isEqualTo(TIMINGS);
    }

    @Test
    void letsAnAttemptThatWasTakenOverWriteNothing() {
        var first = start("a");
        var second = start("b");
        assertThatItIsTakenOver(() -> append(first, 0, 20));
        assertThatItIsTakenOver(() -> store.state(first));
        assertThatItIsTakenOver(() -> store.succeed(first));
        assertThatItIsTakenOver(() -> store.fail(first, ScoringProblems.internalError()));
        assertThatItIsTakenOver(() -> store.stop(first));
        assertThat(chunks.firstRows(id)).isEmpty();
        assertThat(store.state(second)).isEqualTo(JobState.RUNNING);
    }

    private static void assertThatItIsTakenOver(ThrowingCallable write) {
        assertThatThrownBy(write).isInstanceOf(JobTakenOverException.class);
    }

    @Test
    void failsWhenProcessesDieOfIt() {
        start("a");
        start("b");
        start("c");
        assertThat(store.start(id, "d")).isEmpty();
        assertThat(jobs.get(id).error()).extracting("code").isEqualTo("process_died");
    }

    @Test
    void forgetsDeathsWhenItAdvances() {
        start("a");
        start("b");
        append(start("c"), 0, 5);
        assertThat(store.start(id, "d")).isPresent();
    }

    @Test
    void countsNoDeathOfItsOwnProcess() {
        for (var attempt = 1; attempt < 6; attempt++) {
            assertThat(start("a").attempt()).isEqualTo(attempt);
        }
    }

    @Test
    void leavesNothingOfACancelledJob() {
        var started = start("a");
        append(started, 0, 5);
        assertThat(jobs.cancel(id).underWay()).isTrue();
        assertThat(jobs.cancel(id).underWay()).isFalse();
        assertThat(state()).isEqualTo(JobState.CANCELLING);
        store.stop(started);
        assertThat(state()).isEqualTo(JobState.CANCELLED);
        assertThat(chunks.firstRows(id)).isEmpty();
        assertThat(store.start(id, "a")).isEmpty();
    }

    @Test
    void cancelsAJobWhoseLastRowIsDone() {
        var started = start("a");
        append(started, 0, ROWS);
        jobs.cancel(id);
        store.succeed(started);
        assertThat(state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void cancelsAJobWhoseProcessDied() {
        start("a");
        jobs.cancel(id);
        assertThat(store.start(id, "b")).isEmpty();
        assertThat(state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void keepsTheRowsOfAPausedJob() {
        var started = start("a");
        append(started, 0, 5);
        assertThat(jobs.pause(id).underWay()).isTrue();
        store.stop(started);
        assertThat(state()).isEqualTo(JobState.PAUSED);
        assertThat(store.start(id, "a")).isEmpty();
        assertThat(jobs.get(id).progress().rowsDone()).isEqualTo(5);
        assertThat(chunks.firstRows(id)).containsExactly(0);
        assertThat(jobs.pause(id).underWay()).isFalse();
    }

    @Test
    void goesOnWhenResumedBeforeItPaused() {
        var started = start("a");
        jobs.pause(id);
        assertThat(jobs.resume(id).underWay()).isFalse();
        assertThat(store.state(started)).isEqualTo(JobState.RUNNING);
    }

    @Test
    void returnsToTheQueueWhenItsProcessShutsDown() {
        var started = start("a");
        append(started, 0, 5);
        store.stop(started);
        assertThat(state()).isEqualTo(JobState.QUEUED);
        assertThat(jobs.get(id).queuePosition()).isNotNull();
        assertThat(start("b").rowsDone()).isEqualTo(5);
    }

    @Test
    void deletesTheRowsWithTheJob() {
        var started = start("a");
        append(started, 0, ROWS);
        assertThatThrownBy(() -> jobs.delete(id)).hasMessageContaining("job_unfinished");
        store.succeed(started);
        jobs.delete(id);
        assertThat(chunks.firstRows(id)).isEmpty();
    }
}
