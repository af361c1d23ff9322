package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Batching;
import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.function.CrossEntropy;
import io.mlpservice.engine.function.Distance;
import io.mlpservice.engine.function.Elementwise;
import io.mlpservice.engine.function.Loss;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.optimizer.OptimizerSpec;
import io.mlpservice.engine.training.EarlyStopping.Monitor;
import io.mlpservice.engine.training.TrainingOutcome.Cancelled;
import io.mlpservice.engine.training.TrainingOutcome.Diverged;
import io.mlpservice.engine.training.TrainingOutcome.Finished;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import static org.assertj.core.api.Assertions.assertThat;

/** A run ends for the right reason, with the right parameters, and is reproducible. */
class TrainerTest {
    private static final double[][] INPUTS = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    private static final double[][] XOR = {{0}, {1}, {1}, {0}};

    private final List<EpochReport> reports = new ArrayList<>();
    private final TrainingListener recorder = new TrainingListener() {
        @Override
        public void epochFinished(EpochReport report) {
            reports.add(report);
        }
    };

    @ParameterizedTest
    @EnumSource
    void learnsXor(Precision precision) {
        var outcome = Trainer.train(new Plan().precision(precision).build(), xor(precision), null, recorder);

        assertThat(((Finished) outcome).reason()).isEqualTo(StopReason.MAX_EPOCHS);
        assertThat(reports).hasSize(500);
        assertThat(reports.getLast().trainingLoss()).isLessThan(0.01);
    }

    @ParameterizedTest
    @EnumSource
    void givesTheSameBitsForTheSameSeedOnly(Precision precision) {
        var plan = new Plan().precision(precision).epochs(20);
        assertThat(parameters(plan.seed(1))).isEqualTo(parameters(plan.seed(1)));
        assertThat(parameters(plan.seed(1))).isNotEqualTo(parameters(plan.seed(2)));
    }

    @Test
    void stopsAtTheTargetLoss() {
        var outcome = Trainer.train(new Plan().targetLoss(0.1).build(), xor(Precision.FLOAT64), null, recorder);

        assertThat(((Finished) outcome).reason()).isEqualTo(StopReason.TARGET_LOSS);
        assertThat(reports.getLast().trainingLoss()).isLessThanOrEqualTo(0.1);
        assertThat(reports.get(reports.size() - 2).trainingLoss()).isGreaterThan(0.1);
    }

    @Test
    void stopsWhenPatienceRunsOutAndKeepsTheBestEpoch() {
        var plan = new Plan().earlyStopping(new EarlyStopping(Monitor.VALIDATION_LOSS, 3, 0)).build();
        var wrong = new Samples(Matrix.of(Precision.FLOAT64, INPUTS),
                Matrix.of(Precision.FLOAT64, new double[][]{{1}, {0}, {0}, {1}}));
        var outcome = (Finished) Trainer.train(plan, xor(Precision.FLOAT64), wrong, recorder);

        assertThat(outcome.reason()).isEqualTo(StopReason.EARLY_STOPPING);
        var losses = reports.stream().mapToDouble(report -> report.validationLoss().orElseThrow()).toArray();
        var best = losses.length - 1 - 3;
        assertThat(losses[best]).isEqualTo(Arrays.stream(losses).min().orElseThrow());
        var evaluator = new Evaluator(wrong, plan.network(), outcome.state(), plan.score());
        assertThat(evaluator.loss(plan.objective(), () -> false)).isEqualTo(losses[best]);
    }

    @Test
    void stopsAtTheTimeLimit() {
        var outcome = Trainer.train(new Plan().timeLimit(Duration.ofNanos(1)).build(), xor(Precision.FLOAT64), null,
                recorder);
        assertThat(((Finished) outcome).reason()).isEqualTo(StopReason.TIME_LIMIT);
        assertThat(reports).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void reportsDivergence(Precision precision) {
        var plan = new Plan().precision(precision).epochs(1000).loss(Elementwise.IDENTITY, Distance.SQUARED_ERROR)
                .optimizer(new OptimizerSpec.Sgd(1e6, 0, false)).build();
        assertThat(Trainer.train(plan, xor(precision), null, recorder)).isInstanceOf(Diverged.class);
        assertThat(reports).allSatisfy(report -> assertThat(report.trainingLoss()).isFinite());
    }

    @Test
    void stopsBeforeTheNextStepWhenAskedTo() {
        var listener = new TrainingListener() {
            private int asked;

            @Override
            public boolean cancelRequested() {
                return ++asked > 3;
            }

            @Override
            public void progress(int epoch, double fraction) {
                assertThat(asked).isLessThanOrEqualTo(3);
            }
        };
        assertThat(Trainer.train(new Plan().build(), xor(Precision.FLOAT64), null, listener))
                .isEqualTo(new Cancelled());
    }

    @Test
    void leavesAFrozenLayerUnchanged() {
        var plan = new Plan()
                .layers(List.of(new LayerSpec(4, Elementwise.TANH, 0), new LayerSpec(1, Elementwise.SIGMOID)))
                .build();
        var before = plan.initialization().parameters(plan.network(), plan.precision(), plan.seed());
        var after = ((Finished) Trainer.train(plan, xor(plan.precision()), null, recorder)).state().parameters();
        assertThat(plan.network().layersOf(after).get(0).toArray())
                .isDeepEqualTo(plan.network().layersOf(before).get(0).toArray());
        assertThat(plan.network().layersOf(after).get(1).toArray())
                .isNotEqualTo(plan.network().layersOf(before).get(1).toArray());
    }

    private static Samples xor(Precision precision) {
        return new Samples(Matrix.of(precision, INPUTS), Matrix.of(precision, XOR));
    }

    private static double[] parameters(Plan plan) {
        var built = plan.build();
        return ((Finished) Trainer.train(built, xor(built.precision()), null, TrainingListener.NONE)).state()
                .parameters()
                .toArray()[0];
    }

    /** A plan that learns XOR, for tests to vary. */
    private static final class Plan {
        private List<LayerSpec> layers = List.of(new LayerSpec(4, Elementwise.TANH),
                new LayerSpec(1, Elementwise.SIGMOID));
        private Loss loss = CrossEntropy.BINARY_CROSS_ENTROPY;
        private OptimizerSpec optimizer = new OptimizerSpec.Adam(0.05, 0.9, 0.999, 1e-8);
        private int epochs = 500;
        private EarlyStopping earlyStopping = EarlyStopping.NONE;
        private OptionalDouble targetLoss = OptionalDouble.empty();
        private Optional<Duration> timeLimit = Optional.empty();
        private Precision precision = Precision.FLOAT64;
        private long seed = 1;

        Plan layers(List<LayerSpec> value) {
            layers = value;
            return this;
        }

        Plan loss(Activation output, Loss value) {
            layers = List.of(layers.getFirst(), new LayerSpec(1, output));
            loss = value;
            return this;
        }

        Plan optimizer(OptimizerSpec value) {
            optimizer = value;
            return this;
        }

        Plan epochs(int value) {
            epochs = value;
            return this;
        }

        Plan earlyStopping(EarlyStopping value) {
            earlyStopping = value;
            return this;
        }

        Plan targetLoss(double value) {
            targetLoss = OptionalDouble.of(value);
            return this;
        }

        Plan timeLimit(Duration value) {
            timeLimit = Optional.of(value);
            return this;
        }

        Plan precision(Precision value) {
            precision = value;
            return this;
        }

        Plan seed(long value) {
            seed = value;
            return this;
        }

        TrainingPlan build() {
            var objective = new Objective(loss, LossReduction.MEAN, Penalty.NONE);
            var learning = Learning.plain(optimizer, new Batching.MiniBatch(3), true);
            return new TrainingPlan(new NetworkSpec(2, layers), new Initialization.Auto(), objective, learning,
                    new Stopping(epochs, earlyStopping, targetLoss, timeLimit), Score.ACCURACY, precision, seed);
        }
    }
}
