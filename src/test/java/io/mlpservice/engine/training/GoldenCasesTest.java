package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.Backpropagation;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.LayerParameters;
import io.mlpservice.engine.network.Network;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

/** The engine computes what an independent implementation computed, in both precisions. */
class GoldenCasesTest {
    static Stream<Arguments> cases() {
        return Stream.of("activation-identity", "activation-relu", "activation-sigmoid", "activation-tanh",
                "learning-rate-per-layer", "loss-binary_cross_entropy", "loss-categorical_cross_entropy",
                "loss-half_squared_error-softmax-output", "loss-half_squared_error", "loss-mean_squared_error",
                "loss-squared_error", "optimizer-adam", "optimizer-momentum", "optimizer-nesterov",
                "reduction-sum-batch-mode", "regularization-l1", "regularization-l2", "sequential-mode-batch-1",
                "worked-2-2-2", "worked-2-3-1")
                .flatMap(name -> Stream.of(Precision.values()).map(precision -> Arguments.of(name, precision)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void computesTheFirstOutputsLossAndGradients(String name, Precision precision) {
        var golden = GoldenCase.named(name);
        var plan = golden.plan(precision);
        var samples = golden.samples(precision);
        var network = new Network(plan.network(), plan.initialization().parameters(plan.network(), precision, 0),
                samples.rows());

        var outputs = network.forward(samples.inputs());
        var loss = lossOf(plan, samples, network, outputs);
        var backpropagation = new Backpropagation(network);
        backpropagation.run(samples.inputs(), samples.targets(), plan.loss(), plan.reduction().scale(samples.rows()),
                plan.penalty());

        var tolerance = golden.tolerance(precision, false);
        assertClose(flat(outputs.toArray()), flat(golden.expectedRows("initial_outputs")), tolerance);
        assertClose(loss, golden.expectedNumber("initial_data_loss"), tolerance);
        assertClose(loss + network.penalty(plan.penalty()), golden.expectedNumber("initial_loss"), tolerance);
        assertClose(flat(backpropagation.gradients().toArray()), flat(golden.expectedParameters("initial_gradients")),
                tolerance);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void learnsTheSameParametersAlongTheSameLossCurve(String name, Precision precision) {
        var golden = GoldenCase.named(name);
        var plan = golden.plan(precision);
        var samples = golden.samples(precision);
        var losses = new ArrayList<Double>();
        var outcome = Trainer.train(plan, samples, null, new TrainingListener() {
            @Override
            public void epochFinished(EpochReport report) {
                losses.add(report.trainingLoss());
            }
        });

        assertThat(outcome).isInstanceOf(TrainingOutcome.Finished.class);
        var network = new Network(plan.network(), ((TrainingOutcome.Finished) outcome).parameters(), samples.rows());
        var tolerance = golden.tolerance(precision, false);
        assertClose(losses.stream().mapToDouble(Double::doubleValue).toArray(), golden.expectedNumbers("epoch_losses"),
                tolerance);
        assertClose(flat(network.forward(samples.inputs()).toArray()), flat(golden.expectedRows("final_outputs")),
                golden.tolerance(precision, true));
        assertEachArrayClose(network.layerParameters(), golden.expectedParameters("final_parameters"),
                golden.tolerance(precision, true));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsParametersBackToTheSameBits(String name, Precision precision) {
        var plan = GoldenCase.named(name).plan(precision);
        var parameters = plan.initialization().parameters(plan.network(), precision, 0);
        var readBack = new Network(plan.network(), parameters, 0).layerParameters();

        assertThat(new Initialization.Given(readBack).parameters(plan.network(), precision, 0).toArray())
                .isDeepEqualTo(parameters.toArray());
    }

    private static double lossOf(TrainingPlan plan, Samples samples, Network network, Matrix outputs) {
        var loss = 0.0;
        for (var row = 0; row < samples.rows(); row++) {
            loss += plan.loss().ofRow(network.outputSums(samples.rows()), outputs, samples.targets(), row);
        }
        return loss * plan.reduction().scale(samples.rows());
    }

    private static void assertEachArrayClose(List<LayerParameters> actual, List<LayerParameters> expected,
            double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (var layer = 0; layer < actual.size(); layer++) {
            assertClose(flat(actual.get(layer).weights()), flat(expected.get(layer).weights()), tolerance);
            assertClose(actual.get(layer).biases(), expected.get(layer).biases(), tolerance);
        }
    }

    private static void assertClose(double actual, double expected, double tolerance) {
        assertClose(new double[]{actual}, new double[]{expected}, tolerance);
    }

    /** Relative to the largest figure of the array. */
    private static void assertClose(double[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        var largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        for (var index = 0; index < actual.length; index++) {
            assertThat(actual[index]).as("index %d", index).isCloseTo(expected[index],
                    offset(tolerance * largest));
        }
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    private static double[] flat(List<LayerParameters> layers) {
        return layers.stream()
                .flatMapToDouble(layer -> DoubleStream.concat(DoubleStream.of(flat(layer.weights())),
                        DoubleStream.of(layer.biases())))
                .toArray();
    }
}
