package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Batching.FullBatch;
import io.mlpservice.engine.data.Batching.MiniBatch;
import io.mlpservice.engine.data.Batching.Sequential;
import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.function.CrossEntropy;
import io.mlpservice.engine.function.Distance;
import io.mlpservice.engine.function.Elementwise;
import io.mlpservice.engine.function.Initializer;
import io.mlpservice.engine.function.Loss;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.LayerParameters;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.Network;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.optimizer.GradientClipping;
import io.mlpservice.engine.optimizer.LearningRateSchedule;
import io.mlpservice.engine.optimizer.LearningRateSchedule.Adaptive;
import io.mlpservice.engine.optimizer.LearningRateSchedule.Constant;
import io.mlpservice.engine.optimizer.MaxNorm;
import io.mlpservice.engine.optimizer.OptimizerSpec.Adam;
import io.mlpservice.engine.optimizer.OptimizerSpec.Lbfgs;
import io.mlpservice.engine.optimizer.OptimizerSpec.Perceptron;
import io.mlpservice.engine.optimizer.OptimizerSpec.Sgd;
import io.mlpservice.engine.training.EarlyStopping.Monitor;
import io.mlpservice.engine.training.TrainingOutcome.Cancelled;
import io.mlpservice.engine.training.TrainingOutcome.Finished;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** Each learning algorithm converges, and invalid combinations are refused. */
class LearningTest {
    private static final double[][] INPUTS = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    private static final LayerSpec STEP = new LayerSpec(1, Elementwise.BINARY_STEP);
    private static final LayerSpec LINE = new LayerSpec(1, Elementwise.IDENTITY);
    private static final LayerSpec SIGMOID = new LayerSpec(1, Elementwise.SIGMOID);
    private static final LayerSpec NORMALIZED = new LayerSpec(4, Elementwise.TANH, true, 0, false, 1);
    private static final LayerSpec DROPPING = new LayerSpec(4, Elementwise.TANH, false, 0.5, false, 1);

    private final List<EpochReport> reports = new ArrayList<>();
    private final TrainingListener recorder = new TrainingListener() {
        @Override
        public void epochFinished(EpochReport report) {
            reports.add(report);
        }
    };

    @ParameterizedTest
    @CsvSource({"0, 0, 0, 1", "0, 1, 1, 1", "1, 1, 0, 0"})
    void convergesByThePerceptronRuleWhereALineSeparates(double a, double b, double c, double d) {
        var outcome = train(plan(List.of(STEP), Distance.HALF_SQUARED_ERROR, perceptron(0.1), 100), a, b, c, d);
        assertThat(outcome.reason()).isEqualTo(StopReason.CONVERGED);
        assertThat(reports.getLast().trainingLoss()).isZero();
    }

    @Test
    void doesNotConvergeByThePerceptronRuleOnXor() {
        var outcome = train(plan(List.of(STEP), Distance.HALF_SQUARED_ERROR, perceptron(0.1), 100), 0, 1, 1, 0);
        assertThat(outcome.reason()).isEqualTo(StopReason.MAX_EPOCHS);
    }

    /**
     * Computed by hand from zeros with rate 1 and rows in order: only (1, 1) is wrong at first, since its sum is not
     * above 0.
     */
    @Test
    void changesTheWeightsByThePerceptronRule() {
        var given = new Initialization.Given(List.of(new LayerParameters(new double[][]{{0, 0}}, new double[]{0})));
        var plan = new TrainingPlan(new NetworkSpec(2, List.of(STEP)), given, objective(Distance.SQUARED_ERROR),
                perceptron(1), Stopping.after(1), Score.ACCURACY, Precision.FLOAT64, 0);
        var outcome = train(plan, 0, 0, 0, 1);
        assertThat(outcome.state().parameters().toArray()[0]).containsExactly(1, 1, 1);
        assertThat(reports.getFirst().trainingLoss()).isEqualTo(0.25);
    }

    /** From zeros with rate 1, the rule converges to 2a + b − 2, which is exactly 0 for (1, 0). */
    @Test
    void predictsWhatThePerceptronRuleHasLearnedAlsoOnTheBoundary() {
        var given = new Initialization.Drawn(Initializer.ZEROS);
        var plan = new TrainingPlan(new NetworkSpec(2, List.of(STEP)), given, objective(Distance.SQUARED_ERROR),
                perceptron(1), Stopping.after(20), Score.ACCURACY, Precision.FLOAT64, 0);
        var outcome = train(plan, 0, 0, 0, 1);
        assertThat(outcome.reason()).isEqualTo(StopReason.CONVERGED);
        assertThat(outcome.state().parameters().toArray()[0]).containsExactly(2, 1, -2);
        var outputs = new Network(plan.network(), outcome.state(), 4).forward(Matrix.of(Precision.FLOAT64, INPUTS));
        assertThat(outputs.toArray()).isDeepEqualTo(new double[][]{{0}, {0}, {0}, {1}});
    }

    @ParameterizedTest
    @EnumSource
    void fitsALineByLbfgsUntilItConverges(Precision precision) {
        var learning = Learning.plain(new Lbfgs(10), new FullBatch(), false);
        var plan = new TrainingPlan(new NetworkSpec(2, List.of(LINE)), new Initialization.Auto(),
                objective(Distance.SQUARED_ERROR), learning, Stopping.after(50), Score.R2, precision, 1);
        var outcome = train(plan, 1, 3, 4, 6);
        assertThat(outcome.reason()).isEqualTo(StopReason.CONVERGED);
        assertThat(outcome.state().parameters().toArray()[0]).containsExactly(new double[]{3, 2, 1}, within(1e-4));
    }

    @Test
    void learnsXorByLbfgs() {
        var layers = List.of(new LayerSpec(8, Elementwise.TANH), SIGMOID);
        train(plan(layers, CrossEntropy.BINARY_CROSS_ENTROPY, Learning.plain(new Lbfgs(10), new FullBatch(), false),
                100), 0, 1, 1, 0);
        assertThat(reports.getLast().trainingLoss()).isLessThan(1e-3);
        assertThat(reports).extracting(EpochReport::trainingLoss)
                .isSortedAccordingTo((before, after) -> Double.compare(after, before));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 9})
    void stopsDuringALineSearchWhenAskedTo(int timesAsked) {
        var plan = plan(List.of(new LayerSpec(8, Elementwise.TANH), SIGMOID), CrossEntropy.BINARY_CROSS_ENTROPY,
                Learning.plain(new Lbfgs(10), new FullBatch(), false), 100);
        var samples = new Samples(Matrix.of(Precision.FLOAT64, INPUTS), targets(Precision.FLOAT64, 0, 1, 1, 0));
        var listener = new TrainingListener() {
            private int asked;

            @Override
            public boolean cancelRequested() {
                return ++asked >= timesAsked;
            }
        };
        assertThat(Trainer.train(plan, samples, null, listener)).isEqualTo(new Cancelled());
        assertThat(listener.asked).isEqualTo(timesAsked);
    }

    @Test
    void warmsUpAndThenStartsItsSchedule() {
        var learning = new Learning(new Sgd(0.8, 0, false), new LearningRateSchedule.Exponential(0.5), 2,
                new GradientClipping.None(), Optional.empty(), new FullBatch(), false);
        train(plan(List.of(SIGMOID), Distance.SQUARED_ERROR, learning, 5), 0, 0, 0, 1);
        assertThat(reports).extracting(EpochReport::learningRate).containsExactly(0.4, 0.8, 0.8, 0.4, 0.2);
    }

    @Test
    void convergesWhenAnAdaptiveRateHasBecomeTooSmall() {
        var learning = new Learning(new Sgd(1e-4, 0, false), new Adaptive(0.1, 3), 0, new GradientClipping.None(),
                Optional.empty(), new FullBatch(), false);
        var outcome = train(plan(List.of(SIGMOID), Distance.SQUARED_ERROR, learning, 100), 0, 0, 0, 1);
        assertThat(outcome.reason()).isEqualTo(StopReason.CONVERGED);
        assertThat(reports).hasSizeBetween(1 + 2 * 3, 1 + 3 * 3);
        assertThat(reports.get(3).learningRate()).isEqualTo(1e-4);
        assertThat(reports.get(4).learningRate()).isCloseTo(1e-5, within(1e-15));
    }

    @Test
    void limitsTheNormOfEachUnitsWeights() {
        var learning = new Learning(new Sgd(1, 0, false), new Constant(), 0, new GradientClipping.None(),
                Optional.of(new MaxNorm(0.5)), new FullBatch(), false);
        var outcome = train(plan(List.of(LINE), Distance.HALF_SQUARED_ERROR, learning, 50), 0, 9, 9, 18);
        var weights = outcome.state().parameters().toArray()[0];
        assertThat(Math.hypot(weights[0], weights[1])).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void ignoresRowsOfWeightZero() {
        var plan = plan(List.of(LINE), Distance.SQUARED_ERROR, Learning.plain(new Sgd(0.3, 0, false), new FullBatch(),
                false), 1000);
        var samples = new Samples(Matrix.of(Precision.FLOAT64, INPUTS), targets(Precision.FLOAT64, 1, 3, 4, 1000),
                new double[]{1, 2, 1, 0});
        var outcome = (Finished) Trainer.train(plan, samples, null, recorder);
        assertThat(outcome.state().parameters().toArray()[0]).containsExactly(new double[]{3, 2, 1}, within(1e-6));
    }

    @Test
    void computesTheFinalStatisticsFromAllTrainingRows() {
        var layers = List.of(new LayerSpec(2, Elementwise.IDENTITY, true, 0, false, 1), LINE);
        var plan = plan(layers, Distance.SQUARED_ERROR, Learning.plain(new Sgd(0.1, 0, false), new MiniBatch(2),
                true), 5);
        var state = train(plan, 0, 1, 1, 2).state();
        var parameters = state.layerParameters(plan.network()).getFirst();
        var statistics = state.layerStatistics(plan.network()).getFirst();
        for (var unit = 0; unit < 2; unit++) {
            var weights = parameters.weights()[unit];
            var bias = parameters.biases()[unit];
            var sums = Arrays.stream(INPUTS).mapToDouble(row -> row[0] * weights[0] + row[1] * weights[1] + bias)
                    .toArray();
            var mean = Arrays.stream(sums).average().orElseThrow();
            assertThat(statistics.mean()[unit]).isCloseTo(mean, within(1e-12));
            assertThat(statistics.variance()[unit]).isCloseTo(
                    Arrays.stream(sums).map(sum -> (sum - mean) * (sum - mean)).average().orElseThrow(), within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2})
    void givesTheSameBitsWithDropoutAndShuffling(double inputDropout) {
        var learning = Learning.plain(new Adam(0.01, 0.9, 0.999, 1e-8), new MiniBatch(3), true);
        var plan = new TrainingPlan(new NetworkSpec(2, inputDropout, List.of(DROPPING, SIGMOID)),
                new Initialization.Auto(), objective(CrossEntropy.BINARY_CROSS_ENTROPY), learning, Stopping.after(20),
                Score.ACCURACY, Precision.FLOAT32, 7);
        assertThat(train(plan, 0, 1, 1, 0).state().parameters().toArray())
                .isDeepEqualTo(train(plan, 0, 1, 1, 0).state().parameters().toArray());
    }

    @Test
    void refusesInvalidCombinations() {
        var sgd = new Sgd(0.1, 0, false);
        var loss = Distance.SQUARED_ERROR;
        var all = Learning.plain(sgd, new FullBatch(), true);
        var lbfgs = Learning.plain(new Lbfgs(10), new FullBatch(), true);
        assertRefused("L-BFGS needs full batches", () -> Learning.plain(new Lbfgs(10), new MiniBatch(8), true));
        assertRefused("perceptron", () -> plan(List.of(NORMALIZED, STEP), loss, perceptron(1), 1));
        assertRefused("perceptron", () -> plan(List.of(LINE), loss, perceptron(1), 1));
        assertRefused("step", () -> plan(List.of(STEP), loss, all, 1));
        assertRefused("step", () -> plan(List.of(STEP, LINE), loss, all, 1));
        assertRefused("dropout", () -> plan(List.of(DROPPING, LINE), loss, lbfgs, 1));
        assertRefused("multipliers", () -> plan(List.of(new LayerSpec(1, Elementwise.IDENTITY, 2)), loss, lbfgs, 1));
        assertRefused("two rows", () -> plan(List.of(NORMALIZED, LINE), loss, Learning.plain(sgd, new Sequential(),
                true), 1));
        assertRefused("does not fit", () -> plan(List.of(LINE), CrossEntropy.BINARY_CROSS_ENTROPY, all, 1));
        assertRefused("does not fit", () -> plan(List.of(new LayerSpec(2, new Activation.Softmax())),
                Distance.MEAN_ABSOLUTE_ERROR, all, 1));
        assertRefused("as many units as inputs",
                () -> new NetworkSpec(2, List.of(new LayerSpec(3, Elementwise.TANH, false, 0, true,
                        1), LINE)));
        assertRefused("monitor the same", () -> new TrainingPlan(new NetworkSpec(2, List.of(LINE)),
                new Initialization.Auto(), objective(loss), new Learning(sgd, new Adaptive(0.5, 3), 0,
                        new GradientClipping.None(), Optional.empty(), new FullBatch(), true),
                new Stopping(5, new EarlyStopping(Monitor.TRAINING_LOSS, 3, 0), OptionalDouble.empty(),
                        Optional.empty()),
                Score.R2, Precision.FLOAT64, 0));
    }

    private static void assertRefused(String message, ThrowingCallable attempt) {
        assertThatIllegalArgumentException().isThrownBy(attempt).withMessageContaining(message);
    }

    private static Learning perceptron(double rate) {
        return Learning.plain(new Perceptron(rate), new Sequential(), false);
    }

    private static Objective objective(Loss loss) {
        return new Objective(loss, LossReduction.MEAN, Penalty.NONE);
    }

    private static TrainingPlan plan(List<LayerSpec> layers, Loss loss, Learning learning, int epochs) {
        return new TrainingPlan(new NetworkSpec(2, layers), new Initialization.Auto(), objective(loss), learning,
                Stopping.after(epochs), Score.R2, Precision.FLOAT64, 1);
    }

    private Finished train(TrainingPlan plan, double... targets) {
        var samples = new Samples(Matrix.of(plan.precision(), INPUTS), targets(plan.precision(), targets));
        return (Finished) Trainer.train(plan, samples, null, recorder);
    }

    private static Matrix targets(Precision precision, double... targets) {
        return Matrix.of(precision, Arrays.stream(targets).mapToObj(target -> new double[]{target})
                .toArray(double[][]::new));
    }
}
