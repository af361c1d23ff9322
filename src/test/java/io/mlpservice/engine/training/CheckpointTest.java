package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Batching;
import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.format.UnreadableException;
import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.function.CrossEntropy;
import io.mlpservice.engine.function.Distance;
import io.mlpservice.engine.function.Elementwise;
import io.mlpservice.engine.function.Loss;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Kernels;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.optimizer.GradientClipping;
import io.mlpservice.engine.optimizer.LearningRateSchedule;
import io.mlpservice.engine.optimizer.MaxNorm;
import io.mlpservice.engine.optimizer.OptimizerSpec;
import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;
import io.mlpservice.engine.training.EarlyStopping.Monitor;
import io.mlpservice.engine.training.TrainingOutcome.Cancelled;
import io.mlpservice.engine.training.TrainingOutcome.Finished;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/**
 * A run that is interrupted at any step and resumed from its checkpoint gives the same bits as an uninterrupted one.
 */
class CheckpointTest {
    private static final int INPUTS = 3;
    private static final int CLASSES = 3;
    private static final int ROWS = 22;
    private static final int EPOCHS = 6;
    private static final LearningRateSchedule CONSTANT = new LearningRateSchedule.Constant();
    private static final OptimizerSpec ADAM = new OptimizerSpec.Adam(0.01, 0.9, 0.999, 1e-8);

    /** A named training run. */
    record Run(String name, TrainingPlan plan) {
        @Override
        public String toString() {
            return name + " " + plan.precision();
        }
    }

    /** Takes a checkpoint before every step, or cancels at a given one. */
    private static final class Watcher implements TrainingListener {
        private final List<EpochReport> reports = new ArrayList<>();
        private final List<byte[]> checkpoints = new ArrayList<>();
        private final int most;

        Watcher(int most) {
            this.most = most;
        }

        @Override
        public boolean checkpointDue() {
            return true;
        }

        @Override
        public void checkpoint(Checkpoint checkpoint) {
            checkpoints.add(checkpoint.toBytes());
        }

        @Override
        public boolean cancelRequested() {
            return checkpoints.size() > most;
        }

        @Override
        public void epochFinished(EpochReport report) {
            reports.add(withoutTheClock(report));
        }

        private static EpochReport withoutTheClock(EpochReport report) {
            return new EpochReport(report.epoch(), report.trainingLoss(), report.trainingScore(),
                    report.validationLoss(), report.validationScore(), report.learningRate(), report.gradientNorm(),
                    report.deadReluShare(), OptionalDouble.empty());
        }
    }

    static Stream<Run> runs() {
        return Stream.of(Precision.values()).flatMap(precision -> Stream.of(
                optimizer("gradient descent", new OptimizerSpec.Sgd(0.1, 0, false)),
                optimizer("momentum", new OptimizerSpec.Sgd(0.1, 0.9, false)),
                optimizer("Nesterov", new OptimizerSpec.Sgd(0.1, 0.9, true)),
                optimizer("Adam", ADAM),
                optimizer("AdamW", new OptimizerSpec.Adam(0.01, 0.9, 0.999, 1e-8, 0.1)),
                optimizer("RMSProp", new OptimizerSpec.RmsProp(0.01, 0.9, 1e-8)),
                optimizer("Adagrad", new OptimizerSpec.Adagrad(0.1, 1e-8)),
                optimizer("Adadelta", new OptimizerSpec.Adadelta(1, 0.9, 1e-6)),
                quasiNewton("L-BFGS", new LayerSpec(4, Elementwise.TANH)),
                quasiNewton("L-BFGS with batch normalization", new LayerSpec(4, Elementwise.TANH, true, 0, false, 1)),
                perceptron(),
                schedule("time decay", new LearningRateSchedule.TimeDecay(0.5)),
                schedule("steps", new LearningRateSchedule.Step(0.5, 2)),
                schedule("exponential", new LearningRateSchedule.Exponential(0.7)),
                schedule("cosine", new LearningRateSchedule.Cosine(EPOCHS)),
                schedule("adaptive", new LearningRateSchedule.Adaptive(0.1, 1)),
                stopping("early stopping by validation loss", new EarlyStopping(Monitor.VALIDATION_LOSS, 2, 0.01)),
                stopping("early stopping by training loss", new EarlyStopping(Monitor.TRAINING_LOSS, 2, 0.01)),
                layer("batch normalization", new LayerSpec(4, Elementwise.RELU, true, 0, false, 1)),
                layer("dropout", new LayerSpec(4, Elementwise.RELU, false, 0.5, false, 1)),
                layer("a frozen layer", new LayerSpec(4, Elementwise.RELU, false, 0, false, 0)),
                layer("a slow layer", new LayerSpec(4, Elementwise.RELU, false, 0, false, 0.5)),
                layer("more than a block of parameters", new LayerSpec(1500, Elementwise.RELU)))
                .map(maker -> maker.apply(precision)));
    }

    private interface Maker extends Function<Precision, Run> {}

    private static Maker optimizer(String name, OptimizerSpec optimizer) {
        return precision -> run(name, precision, new LayerSpec(4, Elementwise.RELU), optimizer, CONSTANT,
                EarlyStopping.NONE);
    }

    private static Maker schedule(String name, LearningRateSchedule schedule) {
        return precision -> run(name, precision, new LayerSpec(4, Elementwise.RELU),
                new OptimizerSpec.Sgd(0.3, 0.5, false), schedule, EarlyStopping.NONE);
    }

    private static Maker stopping(String name, EarlyStopping rule) {
        return precision -> run(name, precision, new LayerSpec(4, Elementwise.RELU), ADAM, CONSTANT, rule);
    }

    private static Maker layer(String name, LayerSpec layer) {
        return precision -> run(name, precision, layer, ADAM, CONSTANT, EarlyStopping.NONE);
    }

    private static Run run(String name, Precision precision, LayerSpec hidden, OptimizerSpec optimizer,
            LearningRateSchedule schedule, EarlyStopping rule) {
        var learning = new Learning(optimizer, schedule, 2, new GradientClipping.Norm(1),
                Optional.of(new MaxNorm(2)), new Batching.MiniBatch(5), true);
        return new Run(name, plan(precision, hidden, 0.1, learning, rule));
    }

    private static Maker quasiNewton(String name, LayerSpec hidden) {
        var learning = Learning.plain(new OptimizerSpec.Lbfgs(3), new Batching.FullBatch(), false);
        return precision -> new Run(name, plan(precision, hidden, 0, learning, EarlyStopping.NONE));
    }

    private static TrainingPlan plan(Precision precision, LayerSpec hidden, double inputDropout, Learning learning,
            EarlyStopping rule) {
        var network = new NetworkSpec(INPUTS, inputDropout,
                List.of(hidden, new LayerSpec(CLASSES, new Activation.Softmax())));
        return new TrainingPlan(network, new Initialization.Auto(),
                objective(CrossEntropy.CATEGORICAL_CROSS_ENTROPY, new Penalty(1e-3, 1e-2)), learning,
                new Stopping(EPOCHS, rule, OptionalDouble.empty(), Optional.empty()), Score.ACCURACY, precision, 7);
    }

    private static Maker perceptron() {
        var learning = Learning.plain(new OptimizerSpec.Perceptron(0.1), new Batching.Sequential(), false);
        var network = new NetworkSpec(INPUTS, List.of(new LayerSpec(CLASSES, Elementwise.BINARY_STEP)));
        return precision -> new Run("the perceptron rule", new TrainingPlan(network, new Initialization.Auto(),
                objective(Distance.SQUARED_ERROR, Penalty.NONE), learning, Stopping.after(EPOCHS), Score.ACCURACY,
                precision, 7));
    }

    private static Objective objective(Loss loss, Penalty penalty) {
        return new Objective(loss, LossReduction.MEAN, penalty);
    }

    /** Rows of noise with alternating classes. */
    private static Samples samples(Precision precision, int rows, int stream) {
        var noise = RandomStream.of(0, Purpose.SPLIT, stream);
        var inputs = Matrix.zeros(precision, rows, INPUTS);
        for (var index = 0; index < inputs.size(); index++) {
            inputs.set(index, noise.normal(index));
        }
        var targets = Matrix.zeros(precision, rows, CLASSES);
        for (var row = 0; row < rows; row++) {
            targets.set(row, row % CLASSES, 1);
        }
        return new Samples(inputs, targets);
    }

    static TrainingOutcome train(TrainingPlan plan, TrainingListener listener, byte @Nullable [] from) {
        return Trainer.train(plan, samples(plan.precision(), ROWS, 1), samples(plan.precision(), 7, 2), listener,
                from == null ? null : Checkpoint.fromBytes(from));
    }

    static void assertSame(TrainingOutcome actual, TrainingOutcome expected) {
        var one = (Finished) actual;
        var other = (Finished) expected;
        assertThat(one.reason()).isEqualTo(other.reason());
        assertThat(one.state().parameters().toArray()).isDeepEqualTo(other.state().parameters().toArray());
        assertThat(one.state().statistics().toArray()).isDeepEqualTo(other.state().statistics().toArray());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void resumesFromAnyStepWithTheSameBits(Run run) {
        var undisturbed = new Watcher(Integer.MAX_VALUE);
        var expected = train(run.plan(), undisturbed, null);
        assertThat(undisturbed.checkpoints).hasSizeGreaterThanOrEqualTo(undisturbed.reports.size());
        for (var checkpoint : undisturbed.checkpoints) {
            var resumed = new Watcher(Integer.MAX_VALUE);
            assertSame(train(run.plan(), resumed, checkpoint), expected);
            var finished = Checkpoint.fromBytes(checkpoint).epochs();
            assertThat(resumed.reports)
                    .isEqualTo(undisturbed.reports.subList(finished, undisturbed.reports.size()));
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void survivesAnInterruptionAfterEveryStep(Run run) {
        var expected = train(run.plan(), TrainingListener.NONE, null);
        var watcher = new Watcher(1);
        var outcome = train(run.plan(), watcher, null);
        while (outcome instanceof Cancelled) {
            var checkpoint = watcher.checkpoints.getLast();
            watcher = new Watcher(1);
            outcome = train(run.plan(), watcher, checkpoint);
        }
        assertSame(outcome, expected);
    }

    @Test
    void recordsItsPositionAndTheKernelsInUse() {
        var watcher = new Watcher(7);
        train(optimizer("Adam", ADAM).apply(Precision.FLOAT32).plan(), watcher, null);
        var checkpoint = Checkpoint.fromBytes(watcher.checkpoints.getLast());
        assertThat(checkpoint.epochs()).isEqualTo(1);
        assertThat(checkpoint.position().step()).isEqualTo(3);
        assertThat(checkpoint.kernels()).isEqualTo(Kernels.inUse());
        assertThat(checkpoint.elapsed()).isPositive();
    }

    /** The layer is frozen and the two batches are the same in every epoch, so the third step sees what the first saw. */
    @Test
    void keepsTheExponentialAverageOfBatchStatistics() {
        var learning = Learning.plain(ADAM, new Batching.MiniBatch(ROWS / 2), false);
        var frozen = new LayerSpec(4, Elementwise.RELU, true, 0, false, 0);
        var watcher = new Watcher(3);
        train(plan(Precision.FLOAT64, frozen, 0, learning, EarlyStopping.NONE), watcher, null);
        var running = watcher.checkpoints.stream()
                .map(bytes -> Checkpoint.fromBytes(bytes).network().statistics().toArray()[0]).toList();
        for (var index = 0; index < running.get(0).length; index++) {
            assertThat(running.get(3)[index])
                    .isCloseTo(0.9 * running.get(2)[index] + 0.1 * running.get(1)[index], within(1e-12));
        }
        assertThat(running.get(3)).isNotEqualTo(running.get(1));
    }

    @Test
    void countsTheTimeBeforeAnInterruptionTowardTheLimit() {
        var plan = optimizer("Adam", ADAM).apply(Precision.FLOAT32).plan();
        var watcher = new Watcher(0);
        train(plan, watcher, null);
        var first = Checkpoint.fromBytes(watcher.checkpoints.getFirst());
        var late = new Checkpoint(first.kernels(), first.weightsByInput(), first.position(), Duration.ofHours(2),
                first.network(),
                first.learner(), first.diagnostics(), first.best(), first.rate());
        var limited = new TrainingPlan(plan.network(), plan.initialization(), plan.objective(), plan.learning(),
                new Stopping(EPOCHS, EarlyStopping.NONE, OptionalDouble.empty(), Optional.of(Duration.ofHours(1))),
                plan.score(), plan.precision(), plan.seed());
        var resumed = new Watcher(Integer.MAX_VALUE);
        assertThat(((Finished) train(limited, resumed, late.toBytes())).reason()).isEqualTo(StopReason.TIME_LIMIT);
        assertThat(resumed.reports).isEmpty();
    }

    /** Format 2 said nothing of the order of weights, which was the same in all runs. */
    @Test
    void readsCheckpointsOfFormat2() {
        var plan = optimizer("Adam", ADAM).apply(Precision.FLOAT32).plan();
        var watcher = new Watcher(7);
        train(plan, watcher, null);
        var format2 = asFormat2(asFormat3(watcher.checkpoints.getLast()));

        assertThat(Checkpoint.fromBytes(format2).weightsByInput()).isFalse();
        assertSame(train(plan, TrainingListener.NONE, format2), train(plan, TrainingListener.NONE, null));
    }

    @Test
    void givesNoTrainingScoreForAnEpochThatAnEarlierVersionBegan() {
        var plan = optimizer("Adam", ADAM).apply(Precision.FLOAT32).plan();
        var undisturbed = new Watcher(Integer.MAX_VALUE);
        train(plan, undisturbed, null);
        var resumed = new Watcher(Integer.MAX_VALUE);
        var format3 = asFormat3(undisturbed.checkpoints.get(8));
        assertThat(Checkpoint.fromBytes(format3).position().step()).isEqualTo(3);
        train(plan, resumed, format3);
        var scores = resumed.reports.stream().map(EpochReport::trainingScore).toList();
        assertThat(scores).hasSize(EPOCHS - 1).startsWith(OptionalDouble.empty()).endsWith(undisturbed.reports.stream()
                .skip(2).map(EpochReport::trainingScore).toArray(OptionalDouble[]::new));
    }

    /** Without the sum of the training score, which stands before the states of early stopping and learning rate. */
    private static byte[] asFormat3(byte[] bytes) {
        var after = 4 * Integer.BYTES + 3 * Double.BYTES;
        var end = bytes.length - after - Integer.BYTES - Double.BYTES;
        var older = ByteBuffer.allocate(bytes.length - Integer.BYTES - Double.BYTES).put(bytes, 0, end)
                .put(bytes, bytes.length - after, after).putInt(Integer.BYTES, 3);
        return sealed(older.array());
    }

    /** Without the byte after the text of the kernels. */
    private static byte[] asFormat2(byte[] bytes) {
        var order = 2 * Integer.BYTES + Short.BYTES + Kernels.inUse().length();
        var older = ByteBuffer.allocate(bytes.length - 1).put(bytes, 0, order)
                .put(bytes, order + 1, bytes.length - order - 1).putInt(Integer.BYTES, 2);
        return sealed(older.array());
    }

    @Test
    void refusesBytesThatAreDamagedOrNotACheckpoint() {
        var bytes = checkpoint();
        bytes[bytes.length / 2]++;
        assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.fromBytes(bytes))
                .withMessageContaining("damaged");
        assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.fromBytes(new byte[20]))
                .withMessageContaining("not a checkpoint");
    }

    @Test
    void refusesBytesOfAFormatFromTheFuture() {
        var bytes = ByteBuffer.wrap(checkpoint());
        bytes.putInt(Integer.BYTES, bytes.getInt(Integer.BYTES) + 1);
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> Checkpoint.fromBytes(sealed(bytes.array())))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(UnreadableException.Reason.NEWER));
    }

    /** Lengths among them, which must not make the reader reserve memory. */
    @Test
    void readsNothingButWholeCheckpointsThoughTheChecksumFits() {
        var bytes = checkpoint();
        for (var index = 0; index < bytes.length - Integer.BYTES; index++) {
            for (var value : new int[]{0, 0x7F, 0xFF}) {
                var changed = bytes.clone();
                changed[index] = (byte) value;
                try {
                    assertThat(Checkpoint.fromBytes(sealed(changed)).network()).isNotNull();
                } catch (UnreadableException refused) {
                    assertThat(refused.reason()).isNotNull();
                }
            }
        }
    }

    private static byte[] checkpoint() {
        var watcher = new Watcher(0);
        train(optimizer("Adam", ADAM).apply(Precision.FLOAT32).plan(), watcher, null);
        return watcher.checkpoints.getFirst();
    }

    private static byte[] sealed(byte[] bytes) {
        var end = bytes.length - Integer.BYTES;
        var checksum = new CRC32C();
        checksum.update(bytes, 0, end);
        return ByteBuffer.wrap(bytes.clone()).putInt(end, (int) checksum.getValue()).array();
    }

    @Test
    void refusesACheckpointOfAnotherRun() {
        var watcher = new Watcher(0);
        train(optimizer("Adam", ADAM).apply(Precision.FLOAT32).plan(), watcher, null);
        var other = optimizer("momentum", new OptimizerSpec.Sgd(0.1, 0.9, false)).apply(Precision.FLOAT32).plan();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> train(other, watcher, watcher.checkpoints.getFirst()))
                .withMessageContaining("another run");
    }
}
