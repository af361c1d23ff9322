package io.mlpservice.engine.training;

import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.training.CheckpointTest.Run;
import io.mlpservice.engine.training.TrainingOutcome.Finished;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class SnapshotsTest {
    private static final String RUNS = "io.mlpservice.engine.training.CheckpointTest#runs";

    /** Keeps snapshots, and a checkpoint of every step. */
    private static final class Taker implements TrainingListener {
        private final Map<Integer, List<Object>> snapshots = new TreeMap<>();
        private final List<byte[]> checkpoints = new ArrayList<>();
        private final List<Integer> order = new ArrayList<>();

        @Override
        public SnapshotEpochs snapshotEpochs() {
            return SnapshotEpochs.of(6, 4, true);
        }

        @Override
        public void snapshot(int epoch, NetworkState state) {
            assertThat(snapshots.put(epoch, content(state))).isNull();
            order.add(epoch);
        }

        @Override
        public void epochFinished(EpochReport report) {
            order.add(-report.epoch());
        }

        @Override
        public boolean checkpointDue() {
            return true;
        }

        @Override
        public void checkpoint(Checkpoint checkpoint) {
            checkpoints.add(checkpoint.toBytes());
        }
    }

    private static List<Object> content(NetworkState state) {
        return List.of(state.precision(), List.of(state.parameters().toArray()[0]), state.statistics().columns() == 0
                ? List.of()
                : List.of(state.statistics().toArray()[0]));
    }

    @ParameterizedTest
    @MethodSource(RUNS)
    void changeNothing(Run run) {
        var taker = new Taker();
        CheckpointTest.assertSame(CheckpointTest.train(run.plan(), taker, null),
                CheckpointTest.train(run.plan(), TrainingListener.NONE, null));
        assertThat(taker.snapshots).containsKey(0);
    }

    @ParameterizedTest
    @MethodSource(RUNS)
    void areTheSameAfterAnyInterruption(Run run) {
        var undisturbed = new Taker();
        CheckpointTest.train(run.plan(), undisturbed, null);
        for (var checkpoint : undisturbed.checkpoints) {
            var resumed = new Taker();
            CheckpointTest.train(run.plan(), resumed, checkpoint);
            var finished = Checkpoint.fromBytes(checkpoint).epochs();
            assertThat(resumed.snapshots.keySet())
                    .containsAll(undisturbed.snapshots.keySet().stream().filter(epoch -> epoch > finished).toList());
            resumed.snapshots.forEach((epoch, content) -> assertThat(content).usingRecursiveComparison()
                    .isEqualTo(undisturbed.snapshots.get(epoch)));
        }
    }

    @ParameterizedTest
    @MethodSource(RUNS)
    void includeTheLastEpochAndTheBest(Run run) {
        var taker = new Taker();
        var finished = (Finished) CheckpointTest.train(run.plan(), taker, null);
        assertThat(taker.snapshots).hasSizeLessThanOrEqualTo(4);
        var last = taker.order.stream().mapToInt(Math::abs).max().orElseThrow();
        assertThat(taker.snapshots).containsKey(last);
        if (!run.plan().network().hasBatchNormalization()) {
            assertThat(taker.snapshots.values()).usingRecursiveFieldByFieldElementComparator()
                    .contains(content(finished.state()));
        }
    }

    @ParameterizedTest
    @MethodSource(RUNS)
    void comeBeforeTheReportsOfTheirEpochs(Run run) {
        var taker = new Taker();
        CheckpointTest.train(run.plan(), taker, null);
        var planned = new Taker().snapshotEpochs();
        for (var epoch : taker.snapshots.keySet()) {
            if (planned.contains(epoch)) {
                assertThat(taker.order.indexOf(epoch)).isLessThan(taker.order.indexOf(-Math.max(1, epoch)));
            }
        }
    }
}
