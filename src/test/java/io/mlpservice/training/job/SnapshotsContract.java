package io.mlpservice.training.job;

import io.mlpservice.platform.damage.Inspection;
import io.mlpservice.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How snapshots are kept: as long as their job, once for each epoch, and by its newest attempt alone. */
abstract class SnapshotsContract extends StoredJobsContract {
    @Autowired
    private Snapshots snapshots;

    @Autowired
    private List<Inspection> inspections;

    @Autowired
    private JdbcClient sql;

    private void report(StartedJob started, boolean atEnd, int... epochs) {
        var taken = IntStream.of(epochs).mapToObj(epoch -> new TakenSnapshot(epoch, atEnd, new byte[100 + epoch]))
                .toList();
        var finished = IntStream.of(epochs).filter(epoch -> epoch > 0 && !atEnd).mapToObj(StoredJobsContract::epoch)
                .toList();
        store.report(started, new RunReport(JobPhase.TRAINING, progress(epochs[epochs.length - 1]), JobTimings.NONE,
                finished, new byte[50], taken, null));
    }

    private List<Integer> epochs(UUID job) {
        return snapshots.all(job).stream().map(Snapshot::epoch).toList();
    }

    @Test
    void areRecordedWithTheirEpochs() {
        var started = store.start(job(), "alive").orElseThrow();
        report(started, false, 0, 1);
        report(started, false, 2, 5);
        assertThat(snapshots.all(started.id())).containsExactly(new Snapshot(0, null, null, null, null, 100),
                new Snapshot(1, 0.5, 0.75, null, 0.25, 101), new Snapshot(2, 0.5, 0.75, null, 0.25, 102),
                new Snapshot(5, 0.5, 0.75, null, 0.25, 105));
    }

    @Test
    void areFoundByTheEpochsThatTheyWereRecordedWith() {
        var started = store.start(job(), "alive").orElseThrow();
        report(started, false, 0, 1, 2, 5);
        report(started, true, 3);
        assertThat(snapshots.between(started.id(), 0, 1)).extracting(Snapshot::epoch).containsExactly(0, 1);
        assertThat(snapshots.between(started.id(), 1, 5)).extracting(Snapshot::epoch).containsExactly(2, 5);
        assertThat(snapshots.withoutEpochs(started.id())).extracting(Snapshot::epoch).containsExactly(3);
    }

    @Test
    void haveNoEpochsIfTheRunFinishedNone() {
        var started = store.start(job(), "alive").orElseThrow();
        store.report(started, new RunReport(JobPhase.TRAINING, progress(0), JobTimings.NONE, List.of(), new byte[50],
                List.of(new TakenSnapshot(0, false, new byte[100])), null));
        assertThat(snapshots.withoutEpochs(started.id())).extracting(Snapshot::epoch).containsExactly(0);
    }

    @Test
    void areReplacedByThoseOfTheNextAttempt() {
        var started = store.start(job(), "doomed").orElseThrow();
        report(started, false, 0, 1, 2);
        var again = store.start(started.id(), "next").orElseThrow();
        report(again, false, 1, 2, 3);
        assertThat(epochs(started.id())).containsExactly(0, 1, 2, 3);
    }

    @Test
    void areNotWrittenByAnAttemptThatComesTooLate() {
        var late = store.start(job(), "paused").orElseThrow();
        store.start(late.id(), "other");
        assertThatItIsTakenOver(() -> report(late, false, 0, 1));
        assertThat(epochs(late.id())).isEmpty();
    }

    @Test
    void endWithTheLastEpochOfTheLastAttempt() {
        var started = store.start(job(), "doomed").orElseThrow();
        report(started, false, 0, 1, 2, 5);
        var again = store.start(started.id(), "next").orElseThrow();
        report(again, false, 1, 2);
        store.fail(again, JobProblems.internalError(), null);
        assertThat(epochs(started.id())).containsExactly(0, 1, 2);
    }

    @Test
    void goWithTheirJob() {
        var started = store.start(job(), "alive").orElseThrow();
        report(started, false, 0, 1);
        store.fail(started, JobProblems.internalError(), null);
        jobs.delete(started.id());
        assertThat(epochs(started.id())).isEmpty();
        assertThat(sql.sql("select count(*) from training_snapshot_model where job_id = ?").param(started.id())
                .query(Integer.class).single()).isZero();
    }

    @Test
    void countAsStoredBytesOfTheirJob() {
        var with = store.start(job(), "alive").orElseThrow();
        var without = store.start(job(), "alive").orElseThrow();
        report(with, false, 0, 1);
        store.report(without,
                new RunReport(JobPhase.TRAINING, progress(1), JobTimings.NONE, List.of(StoredJobsContract.epoch(1))));
        store.fail(with, JobProblems.internalError(), null);
        store.fail(without, JobProblems.internalError(), null);
        assertThat(storedBytes(with.id()) - storedBytes(without.id())).isEqualTo(100 + 101 + 50);
    }

    private long storedBytes(UUID job) {
        return sql.sql("select stored_bytes from training_job where id = ?").param(job).query(Long.class).single();
    }

    @Test
    void areKnownToBeDamaged() {
        var started = store.start(job(), "alive").orElseThrow();
        report(started, false, 0);
        assertThatThrownBy(() -> snapshots.model(started.id(), 0)).isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("job_damaged");
        var inspection = inspections.stream().filter(JobInspection.class::isInstance).findFirst().orElseThrow();
        assertThatThrownBy(() -> inspection.check(started.id())).isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("job_damaged");
    }
}
