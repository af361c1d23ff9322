package io.mlpservice.training.job;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** The epochs of runs of more than 10,000: a bounded number is kept, whatever interrupts the run. */
abstract class LongRunsContract extends StoredJobsContract {
    private static final int MOST = 10_000;

    @Autowired
    private Snapshots snapshots;

    @Autowired
    private JdbcClient sql;

    private void train(StartedJob started, int from, int to, TakenSnapshot... taken) {
        store.report(started, new RunReport(JobPhase.TRAINING, progress(to), JobTimings.NONE,
                IntStream.rangeClosed(from, to).mapToObj(StoredJobsContract::epoch).toList(), new byte[50],
                List.of(taken), null));
    }

    private List<Integer> kept(UUID job) {
        return sql.sql("select epoch from training_epoch where job_id = ? order by epoch").param(job)
                .query((row, number) -> row.getInt("epoch")).list();
    }

    /** Every s-th epoch from the first one, and others. */
    private static List<Integer> every(int stride, int last, Integer... others) {
        return IntStream.concat(IntStream.rangeClosed(1, last).filter(epoch -> (epoch - 1) % stride == 0),
                IntStream.of(List.of(others).stream().mapToInt(Integer::intValue).toArray())).sorted().distinct()
                .boxed().toList();
    }

    @Test
    void keepAllOfTheFirstTenThousand() {
        var started = store.start(job(), "alive").orElseThrow();
        train(started, 1, 4_000);
        train(started, 4_001, MOST);
        assertThat(kept(started.id())).isEqualTo(every(1, MOST));
    }

    @Test
    void keepEverySecondThenEveryFourthAndTheLast() {
        var started = store.start(job(), "alive").orElseThrow();
        train(started, 1, 9_998);
        train(started, 9_999, 12_346);
        assertThat(kept(started.id())).isEqualTo(every(2, 12_345, 12_346));
        train(started, 12_347, 12_350);
        assertThat(kept(started.id())).isEqualTo(every(2, 12_349, 12_350));
        train(started, 12_351, 20_011);
        assertThat(kept(started.id())).isEqualTo(every(4, 20_011, 20_011)).hasSizeLessThanOrEqualTo(MOST);
        train(started, 20_012, 20_012);
        assertThat(kept(started.id())).isEqualTo(every(4, 20_012, 20_012));
    }

    @Test
    void keepTheEpochsOfSnapshots() {
        var started = store.start(job(), "alive").orElseThrow();
        train(started, 1, 9_000, new TakenSnapshot(0, false, new byte[1]), new TakenSnapshot(64, false, new byte[1]));
        train(started, 9_001, 20_100, new TakenSnapshot(16_384, false, new byte[1]));
        assertThat(kept(started.id())).isEqualTo(every(4, 20_100, 64, 16_384, 20_100));
        assertThat(snapshots.all(started.id())).extracting(Snapshot::trainingLoss).containsExactly(null, 0.5, 0.5);
    }

    @Test
    void keepTheSameWhereAnAttemptBeganAgain() {
        var straight = store.start(job(), "alive").orElseThrow();
        train(straight, 1, 21_000);
        var broken = store.start(job(), "doomed").orElseThrow();
        train(broken, 1, 3_001);
        checkpoint(broken, 3_002);
        train(broken, 3_003, 20_500);
        var again = store.start(broken.id(), "next").orElseThrow();
        train(again, 3_003, 9_000);
        train(again, 9_001, 15_002);
        train(again, 15_003, 21_000);
        assertThat(kept(broken.id())).isEqualTo(kept(straight.id())).isEqualTo(every(4, 21_000, 21_000));
    }

    @Test
    void goOnAtACheckpointWhoseEpochIsNotKept() {
        var started = store.start(job(), "doomed").orElseThrow();
        train(started, 1, 11_111);
        checkpoint(started, 11_112);
        train(started, 11_113, 11_119);
        assertThat(kept(started.id())).doesNotContain(11_112);
        assertThat(store.start(started.id(), "next").orElseThrow().progress()).isEqualTo(progress(11_112));
    }

    @Test
    void showWhatIsKept() {
        var started = store.start(job(), "alive").orElseThrow();
        train(started, 1, 20_010);
        assertThat(jobs.epochs(started.id(), 20_000, 10)).isEqualTo(
                new EpochPage(List.of(epoch(20_001), epoch(20_005), epoch(20_009), epoch(20_010)), 20_010, false));
        assertThat(jobs.thinnedEpochs(started.id(), 20_000, 4).items()).extracting(Epoch::epoch)
                .containsExactly(20_001, 20_005, 20_009, 20_010);
        assertThat(jobs.thinnedEpochs(started.id(), 20_000, 100).items()).extracting(Epoch::epoch)
                .containsExactly(20_001, 20_005, 20_009, 20_010);
        assertThat(jobs.thinnedEpochs(started.id(), 0, 3).items()).extracting(Epoch::epoch)
                .containsExactly(1, 16_385, 20_010);
    }
}
