package io.mlpservice.training.job;

import io.mlpservice.engine.pipeline.PartMeasures;
import io.mlpservice.model.ModelOrigin;
import io.mlpservice.model.Models;
import io.mlpservice.model.NewModel;
import io.mlpservice.platform.job.JobState;
import io.mlpservice.platform.job.Retention;
import io.mlpservice.platform.problem.Problem;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** How jobs end and what is left of them. */
abstract class JobEndsContract extends StoredJobsContract {
    @Autowired
    private Models models;

    @Autowired
    private Checkpoints checkpoints;

    @Autowired
    private JobRepository repository;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void leavesAJobWhoseEndWasNeverConfirmedAsItIs() {
        var started = store.start(job(), "a").orElseThrow();
        var made = newModel(started);
        store.succeed(started, models.prepare(made), made.metrics(), JobStopReason.MAX_EPOCHS);
        store.stop(started);
        assertThat(jobs.get(started.id()).state()).isEqualTo(JobState.SUCCEEDED);
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

    @Test
    void deletesAJobLongAfterItsEndButNotItsModel() {
        var started = store.start(job(), "a").orElseThrow();
        var made = newModel(started);
        report(started, 1, 2);
        store.succeed(started, models.prepare(made), made.metrics(), JobStopReason.MAX_EPOCHS);
        jdbc.sql("update training_job set finished_at = ? where id = ?")
                .params(LocalDate.of(2010, 1, 1).atStartOfDay().atOffset(ZoneOffset.UTC), started.id()).update();
        new Retention("training jobs", repository, Duration.ofDays(3_650), transactions).deleteOldOnes();
        trainer.get("/training-jobs/" + started.id()).expectStatus().isNotFound();
        trainer.get("/models/" + made.name()).expectStatus().isOk();
    }

    private NewModel newModel(StartedJob started) {
        var id = trainer.trainModel("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(trainer.sample("xor")));
        return NewModel.of("m" + UUID.randomUUID(), models.load(id).trained(), PartMeasures.NONE, null,
                new ModelOrigin.Training(started.configuration(), "0", started.id(), null));
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
    void endsACancelledJobWhoseProcessDied() {
        var started = store.start(job(), "doomed").orElseThrow();
        assertThat(jobs.cancel(started.id()).underWay()).isTrue();
        assertThat(jobs.cancel(started.id()).underWay()).isFalse();
        assertThat(store.state(started)).isEqualTo(JobState.CANCELLING);
        assertThat(store.start(started.id(), "other")).isEmpty();
        assertThat(jobs.get(started.id()).state()).isEqualTo(JobState.CANCELLED);
    }
}
