package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Batching;
import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.CrossEntropy;
import io.mlpservice.engine.function.Elementwise;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.Backpropagation;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.Network;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.network.Pass;
import io.mlpservice.engine.optimizer.GradientClipping;
import io.mlpservice.engine.optimizer.LearningRateSchedule;
import io.mlpservice.engine.optimizer.MaxNorm;
import io.mlpservice.engine.optimizer.OptimizerSpec;
import io.mlpservice.engine.training.TrainingOutcome.Finished;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Indicators add rows of weights, and train and answer as the same inputs do as numbers. */
class IndicatorsTest {
    private static final int CLASSES = 3;
    private static final int ROWS = 150;
    private static final LayerSpec HIDDEN = new LayerSpec(70, Elementwise.TANH);
    private static final OptimizerSpec ADAM = new OptimizerSpec.Adam(0.01, 0.9, 0.999, 1e-8);
    private static final OptimizerSpec SGD = new OptimizerSpec.Sgd(0.1, 0.9, true);

    /** A named training run. */
    record Run(String name, TrainingPlan plan) {
        @Override
        public String toString() {
            return name + " " + plan.precision();
        }

        Samples samples() {
            return IndicatorSamples.of(plan.precision(), ROWS, CLASSES, 1);
        }

        Samples validation() {
            return IndicatorSamples.of(plan.precision(), 40, CLASSES, 2);
        }

        double tolerance() {
            return plan.precision() == Precision.FLOAT32 ? 2e-3 : 1e-9;
        }
    }

    static Stream<Run> runs() {
        return Stream.of(Precision.values()).flatMap(precision -> Stream.of(
                run("Adam", precision, HIDDEN, 0, stepwise(ADAM), Penalty.NONE),
                run("Adam with a penalty", precision, HIDDEN, 0, stepwise(ADAM), new Penalty(0.001, 0.01)),
                run("AdamW", precision, HIDDEN, 0, stepwise(new OptimizerSpec.Adam(0.01, 0.9, 0.999, 1e-8, 0.1)),
                        Penalty.NONE),
                run("momentum with clipping and max-norm", precision, HIDDEN, 0,
                        new Learning(SGD, new LearningRateSchedule.Constant(), 0, new GradientClipping.Norm(0.5),
                                Optional.of(new MaxNorm(0.9)), new Batching.MiniBatch(32), true),
                        Penalty.NONE),
                run("RMSProp", precision, HIDDEN, 0, stepwise(new OptimizerSpec.RmsProp(0.001, 0.9, 1e-6)),
                        Penalty.NONE),
                run("Adagrad", precision, HIDDEN, 0, stepwise(new OptimizerSpec.Adagrad(0.01, 1e-6)), Penalty.NONE),
                run("Adadelta", precision, HIDDEN, 0, stepwise(new OptimizerSpec.Adadelta(1, 0.9, 1e-6)),
                        Penalty.NONE),
                run("L-BFGS", precision, HIDDEN, 0,
                        Learning.plain(new OptimizerSpec.Lbfgs(5), new Batching.FullBatch(), false), Penalty.NONE),
                run("batch normalization", precision, new LayerSpec(70, Elementwise.TANH, true, 0, false, 1), 0,
                        stepwise(SGD), Penalty.NONE),
                run("dropout", precision, new LayerSpec(70, Elementwise.TANH, false, 0.3, false, 1), 0, stepwise(SGD),
                        Penalty.NONE),
                run("maxout", precision, new LayerSpec(24, ActivationType.MAXOUT.with(_ -> 3)), 0, stepwise(SGD),
                        Penalty.NONE),
                run("learned slopes", precision, new LayerSpec(70, ActivationType.PRELU.withDefaults()), 0,
                        stepwise(SGD), Penalty.NONE),
                run("a frozen layer", precision, new LayerSpec(70, Elementwise.TANH, false, 0, false, 0), 0,
                        stepwise(ADAM), Penalty.NONE),
                run("dropout of inputs", precision, HIDDEN, 0.2, stepwise(ADAM), Penalty.NONE),
                run("a residual layer", precision,
                        new LayerSpec(IndicatorSamples.INPUTS, Elementwise.TANH, false, 0, true, 1), 0, stepwise(SGD),
                        Penalty.NONE)));
    }

    private static Learning stepwise(OptimizerSpec optimizer) {
        return Learning.plain(optimizer, new Batching.MiniBatch(32), true);
    }

    private static Run run(String name, Precision precision, LayerSpec hidden, double inputDropout, Learning learning,
            Penalty penalty) {
        var network = new NetworkSpec(IndicatorSamples.INPUTS, inputDropout,
                List.of(hidden, new LayerSpec(CLASSES, new Activation.Softmax())));
        var objective = new Objective(CrossEntropy.CATEGORICAL_CROSS_ENTROPY, LossReduction.MEAN, penalty);
        return new Run(name, new TrainingPlan(network, new Initialization.Auto(), objective, learning,
                Stopping.after(3), Score.ACCURACY, precision, 4));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void learnTheSameAsNumbers(Run run) {
        var mixed = finished(run, run.samples(), run.validation());
        var dense = finished(run, IndicatorSamples.dense(run.samples()), IndicatorSamples.dense(run.validation()));

        assertThat(mixed.state().parameters().toArray()[0]).containsExactly(
                dense.state().parameters().toArray()[0], within(run.tolerance()));
        assertThat(mixed.state().statistics().toArray()[0]).containsExactly(
                dense.state().statistics().toArray()[0], within(run.tolerance()));
    }

    private static Finished finished(Run run, Samples training, Samples validation) {
        return (Finished) Trainer.train(run.plan(), training, validation, TrainingListener.NONE);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void resumeFromAnyStepWithTheSameBits(Run run) {
        var checkpoints = new ArrayList<byte[]>();
        var expected = (Finished) Trainer.train(run.plan(), run.samples(), run.validation(), new TrainingListener() {
            @Override
            public boolean checkpointDue() {
                return true;
            }

            @Override
            public void checkpoint(Checkpoint checkpoint) {
                checkpoints.add(checkpoint.toBytes());
            }
        });

        assertThat(checkpoints).hasSizeGreaterThanOrEqualTo(3).allSatisfy(checkpoint -> assertThat(
                ((Finished) Trainer.train(run.plan(), run.samples(), run.validation(), TrainingListener.NONE,
                        Checkpoint.fromBytes(checkpoint))).state().parameters().toArray())
                .isDeepEqualTo(expected.state().parameters().toArray()));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void startOverFromACheckpointThatKeepsWeightsInAnotherOrder(Run run) {
        var mixed = run.samples();
        var dense = IndicatorSamples.dense(mixed);
        var isByInput = run.plan().network().suiting(mixed.inputs()).weightsByInput();

        assertThat(startsOver(run, dense, mixed)).isEqualTo(isByInput);
        assertThat(startsOver(run, mixed, dense)).isEqualTo(isByInput);
        assertThat(startsOver(run, mixed, mixed)).isFalse();
    }

    /** Resumes a run with other samples, and compares it with one from the start if it started over. */
    private static boolean startsOver(Run run, Samples before, Samples after) {
        var keeper = new CheckpointKeeper();
        Trainer.train(run.plan(), before, null, keeper);
        var resumed = (Finished) Trainer.train(run.plan(), after, null, keeper, keeper.checkpoints.get(1));
        if (keeper.startedOver) {
            var fresh = (Finished) Trainer.train(run.plan(), after, null, TrainingListener.NONE);
            assertThat(resumed.state().parameters().toArray()).isDeepEqualTo(fresh.state().parameters().toArray());
        }
        return keeper.startedOver;
    }

    /** Keeps a checkpoint of each step as stored. */
    private static final class CheckpointKeeper implements TrainingListener {
        private final List<Checkpoint> checkpoints = new ArrayList<>();
        private boolean startedOver;

        @Override
        public boolean checkpointDue() {
            return true;
        }

        @Override
        public void checkpoint(Checkpoint checkpoint) {
            checkpoints.add(Checkpoint.fromBytes(checkpoint.toBytes()));
        }

        @Override
        public void startsOver() {
            startedOver = true;
        }
    }

    @ParameterizedTest
    @EnumSource
    void passBackTheGradientsThatDifferencesShow(Precision precision) {
        var samples = IndicatorSamples.of(precision, 60, CLASSES, 3);
        var exact = IndicatorSamples.of(Precision.FLOAT64, 60, CLASSES, 3);
        var network = network(samples);
        var reference = network(exact);
        var backpropagation = new Backpropagation(network);
        var objective = new Objective(CrossEntropy.CATEGORICAL_CROSS_ENTROPY, LossReduction.MEAN,
                new Penalty(0, 0.01));
        for (var pass = 0; pass < 2; pass++) {
            backpropagation.run(network.forward(samples.inputs(), Pass.TRAINING), samples.targets(),
                    samples.weights(), objective);
        }

        var parameters = reference.state().parameters();
        var met = 0;
        for (var index = 0; index < parameters.size(); index++) {
            var difference = difference(reference, exact, objective, parameters, index);
            assertThat(backpropagation.gradients().get(index)).isCloseTo(difference,
                    within(precision == Precision.FLOAT32 ? 1e-6 : 1e-8));
            met += Math.abs(difference) > 1e-4 ? 1 : 0;
        }
        assertThat(met).isGreaterThan(500);
    }

    private static Network network(Samples samples) {
        var precision = samples.inputs().precision();
        var spec = new NetworkSpec(IndicatorSamples.INPUTS, List.of(new LayerSpec(5, Elementwise.TANH),
                new LayerSpec(CLASSES, new Activation.Softmax()))).suiting(samples.inputs());
        assertThat(spec.weightsByInput()).isTrue();
        var parameters = Matrix.zeros(precision, 1, Math.toIntExact(spec.parameterCount()));
        parameters.map(new Initialization.Auto().parameters(spec, precision, 1), value -> (float) value);
        return new Network(spec, NetworkState.of(spec, parameters), samples.rows());
    }

    private static double difference(Network network, Samples samples, Objective objective, Matrix parameters,
            int index) {
        var step = 1e-5;
        var parameter = parameters.get(index);
        parameters.set(index, parameter + step);
        var above = objective(network, samples, objective);
        parameters.set(index, parameter - step);
        var below = objective(network, samples, objective);
        parameters.set(index, parameter);
        return (above - below) / (2 * step);
    }

    private static double objective(Network network, Samples samples, Objective objective) {
        var outputs = network.forward(samples.inputs(), Pass.TRAINING);
        return objective.loss().weightedSum(network.outputSums(samples.rows()), outputs, samples.targets(),
                samples.classes(), samples.weights()) / samples.rows() + network.penalty(objective.penalty());
    }
}
