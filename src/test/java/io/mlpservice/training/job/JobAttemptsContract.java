package io.mlpservice.training.job;

import io.mlpservice.platform.job.JobState;
import io.mlpservice.platform.problem.Problem;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of a job whose process dies, leaves or comes too late. */
abstract class JobAttemptsContract extends StoredJobsContract {
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
    void countsDeathsSinceTheNewestCheckpointOnly() {
        var id = job();
        for (var attempt = 1; attempt <= 5; attempt++) {
            checkpoint(store.start(id, "doomed" + attempt).orElseThrow(), attempt);
        }
        assertThat(jobs.get(id).attempt()).isEqualTo(5);
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
    void doesNotCountAProcessThatBeginsAgain() {
        var id = job();
        for (var attempt = 1; attempt <= 5; attempt++) {
            assertThat(store.start(id, "alive")).isPresent();
        }
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

    @Test
    void writesNoCheckpointOfAnAttemptThatComesTooLate() {
        var late = store.start(job(), "paused").orElseThrow();
        store.start(late.id(), "other");
        assertThatItIsTakenOver(() -> checkpoint(late, 1));
        assertThat(store.start(late.id(), "next").orElseThrow().checkpoint()).isEmpty();
    }

    @Test
    void beginsAnewWithoutACheckpoint() {
        var started = store.start(job(), "leaving").orElseThrow();
        store.report(started, new RunReport(JobPhase.TRAINING, progress(1), new JobTimings(0.5, null, null),
                List.of(epoch(1))));
        store.stop(started);
        assertThat(jobs.get(started.id()).timings()).isEqualTo(JobTimings.NONE);
        var again = store.start(started.id(), "next").orElseThrow();
        assertThat(again.checkpoint()).isEmpty();
        assertThat(again.progress()).isEqualTo(JobProgress.none(EPOCHS));
        assertThat(jobs.get(started.id()).progress()).isEqualTo(JobProgress.none(EPOCHS));
    }

    @Test
    void beginsAnewWhenTheCheckpointIsDamaged() {
        var started = store.start(job(), "doomed").orElseThrow();
        checkpoint(started, 1, new byte[]{1, 2, 3});
        assertThat(store.start(started.id(), "next").orElseThrow().checkpoint()).isEmpty();
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
    void warnsOfOtherKernels() {
        var started = store.start(job(), "doomed").orElseThrow();
        checkpoint(started, 1, "others");
        store.start(started.id(), "next");
        store.start(started.id(), "last");
        assertThat(jobs.get(started.id()).warnings()).hasSize(2).last().asString().contains("others");
    }
}
