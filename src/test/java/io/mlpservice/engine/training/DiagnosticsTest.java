package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Batching;
import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.function.Distance;
import io.mlpservice.engine.function.Elementwise;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.LayerParameters;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.optimizer.GradientClipping;
import io.mlpservice.engine.optimizer.LearningRateSchedule;
import io.mlpservice.engine.optimizer.OptimizerSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The diagnostics of an epoch agree with a plain computation from the parameters before and after each step. */
class DiagnosticsTest {
    private static final double RATE = 0.05;
    private static final int BATCH = 3;
    private static final int EPOCHS = 4;
    private static final double[][] INPUTS = {{0.1, 0.9}, {0.7, -0.3}, {-0.2, 0.4}, {1.2, 0.5}, {-0.6, -0.1},
        {0.3, -1.1}, {0.8, 0.2}};
    private static final double[][] TARGETS = {{1}, {0.5}, {-0.3}, {2}, {0}, {1.5}, {0.2}};
    /** The second unit starts dead, and the third is active for the last row only. */
    private static final double[][] HIDDEN = {{0.5, -0.4}, {0.3, 0.2}, {0.9, 0.1}, {-0.7, 0.6}};
    private static final double[] BIASES = {0.1, -5, -0.73, 0};
    private static final LayerParameters OUTPUT = new LayerParameters(new double[][]{{0.4, 0.3, -0.2, 0.6}},
            new double[]{0.1});

    /** Collects the reports and the parameters before each step and after the last. */
    private static final class Watcher implements TrainingListener {
        private final List<EpochReport> reports = new ArrayList<>();
        private final List<double[]> parameters = new ArrayList<>();

        @Override
        public boolean checkpointDue() {
            return true;
        }

        @Override
        public void checkpoint(Checkpoint checkpoint) {
            parameters.add(checkpoint.network().parameters().toArray()[0]);
        }

        @Override
        public void epochFinished(EpochReport report) {
            reports.add(report);
        }
    }

    private static Watcher train(Precision precision, Activation hidden, OptimizerSpec optimizer, Batching batching,
            GradientClipping clipping, int epochs) {
        var network = new NetworkSpec(2,
                List.of(new LayerSpec(HIDDEN.length, hidden), new LayerSpec(1, Elementwise.IDENTITY)));
        var learning = new Learning(optimizer, new LearningRateSchedule.Constant(), 0, clipping, Optional.empty(),
                batching, false);
        var plan = new TrainingPlan(network,
                new Initialization.Given(List.of(new LayerParameters(HIDDEN, BIASES), OUTPUT)),
                new Objective(Distance.SQUARED_ERROR, LossReduction.MEAN, new Penalty(0, 0.01)), learning,
                Stopping.after(epochs), Score.R2, precision, 0);
        var watcher = new Watcher();
        Trainer.train(plan, new Samples(Matrix.of(precision, INPUTS), Matrix.of(precision, TARGETS)), null, watcher);
        return watcher;
    }

    private static Watcher descend(Precision precision, GradientClipping clipping) {
        return train(precision, Elementwise.RELU, new OptimizerSpec.Sgd(RATE, 0, false),
                new Batching.MiniBatch(BATCH), clipping, EPOCHS);
    }

    private static int steps() {
        return Math.ceilDiv(INPUTS.length, BATCH);
    }

    /** Plain gradient descent moves by RATE·g, so g follows from the distance. */
    @ParameterizedTest
    @EnumSource
    void giveTheNormOfTheLastStepsGradient(Precision precision) {
        var watcher = descend(precision, new GradientClipping.None());
        for (var epoch = 1; epoch < EPOCHS; epoch++) {
            var before = watcher.parameters.get(epoch * steps() - 1);
            var after = watcher.parameters.get(epoch * steps());
            var squares = IntStream.range(0, before.length).mapToDouble(index -> after[index] - before[index])
                    .map(way -> way * way).sum();
            assertThat(watcher.reports.get(epoch - 1).gradientNorm()).isPositive()
                    .isCloseTo(Math.sqrt(squares) / RATE, within(precision == Precision.FLOAT32 ? 1e-4 : 1e-12));
        }
    }

    @Test
    void measureTheGradientBeforeItIsClipped() {
        var clipped = train(Precision.FLOAT64, Elementwise.RELU, new OptimizerSpec.Sgd(RATE, 0, false),
                new Batching.FullBatch(), new GradientClipping.Norm(1e-9), 1);
        var unclipped = train(Precision.FLOAT64, Elementwise.RELU, new OptimizerSpec.Sgd(RATE, 0, false),
                new Batching.FullBatch(), new GradientClipping.None(), 1);
        assertThat(clipped.reports.getFirst().gradientNorm()).isGreaterThan(1e-3)
                .isEqualTo(unclipped.reports.getFirst().gradientNorm());
    }

    @ParameterizedTest
    @EnumSource
    void countTheUnitsThatWereZeroForEveryRowOfTheEpoch(Precision precision) {
        var watcher = descend(precision, new GradientClipping.None());
        for (var epoch = 0; epoch < EPOCHS; epoch++) {
            var live = new HashSet<Integer>();
            for (var step = 0; step < steps(); step++) {
                live.addAll(live(watcher.parameters.get(epoch * steps() + step), step));
            }
            assertThat(watcher.reports.get(epoch).deadReluShare())
                    .hasValue((HIDDEN.length - live.size()) / (double) HIDDEN.length);
        }
        assertThat(watcher.reports.getFirst().deadReluShare()).hasValue(0.25);
    }

    /**
     * The units that are active for a row of a step with these parameters, which start with the hidden weights
     * [units][inputs].
     */
    private static Set<Integer> live(double[] parameters, int step) {
        var live = new HashSet<Integer>();
        for (var row : Arrays.asList(INPUTS).subList(step * BATCH, Math.min(INPUTS.length, (step + 1) * BATCH))) {
            for (var unit = 0; unit < HIDDEN.length; unit++) {
                var sum = parameters[unit * 2] * row[0] + parameters[unit * 2 + 1] * row[1]
                        + parameters[HIDDEN.length * 2 + unit];
                if (sum > 0) {
                    live.add(unit);
                }
            }
        }
        return live;
    }

    /** L-BFGS starts where gradient descent over all rows does, with the same gradient. */
    @Test
    void belongToTheStateBeforeTheStepOfLbfgs() {
        var watcher = train(Precision.FLOAT64, Elementwise.RELU, new OptimizerSpec.Lbfgs(5), new Batching.FullBatch(),
                new GradientClipping.None(), EPOCHS);
        var descent = train(Precision.FLOAT64, Elementwise.RELU, new OptimizerSpec.Sgd(RATE, 0, false),
                new Batching.FullBatch(), new GradientClipping.None(), 1);
        assertThat(watcher.reports.getFirst().gradientNorm()).isEqualTo(descent.reports.getFirst().gradientNorm());
        assertThat(watcher.reports.getFirst().deadReluShare()).isEqualTo(descent.reports.getFirst().deadReluShare())
                .hasValue(0.25);
        assertThat(watcher.reports.getLast().gradientNorm()).isPositive()
                .isLessThan(watcher.reports.getFirst().gradientNorm());
    }

    @Test
    void omitDeadUnitsWithoutHiddenRelu() {
        var watcher = train(Precision.FLOAT64, Elementwise.TANH, new OptimizerSpec.Sgd(RATE, 0, false),
                new Batching.FullBatch(), new GradientClipping.None(), 1);
        assertThat(watcher.reports.getFirst().deadReluShare()).isEqualTo(OptionalDouble.empty());
    }

    @Test
    void giveTheSpeedOfTheSteps() {
        assertThat(descend(Precision.FLOAT32, new GradientClipping.None()).reports)
                .allSatisfy(report -> assertThat(report.rowsPerSecond().orElseThrow()).isPositive().isFinite());
    }
}
