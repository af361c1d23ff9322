package io.mlpservice.engine.training;

import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.Backpropagation;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.LayerParameters;
import io.mlpservice.engine.network.LayerStatistics;
import io.mlpservice.engine.network.Network;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.network.Pass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

/** The engine agrees with an independent implementation in both precisions. */
class GoldenCasesTest {
    static Stream<Arguments> cases() {
        return GoldenCase.names()
                .flatMap(name -> Stream.of(Precision.values()).map(precision -> Arguments.of(name, precision)));
    }

    @Test
    void coversEveryCase() {
        assertThat(GoldenCase.names()).hasSizeGreaterThanOrEqualTo(44).contains("worked-2-2-2", "step-order");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void computesTheFirstOutputsLossAndGradients(String name, Precision precision) {
        var golden = GoldenCase.named(name);
        var plan = golden.plan(precision);
        var samples = golden.samples(precision);
        var network = new Network(plan.network(), initialState(plan), samples.rows());

        var outputs = network.forward(samples.inputs(), Pass.training(0, 0));
        var objective = plan.objective();
        var loss = objective.loss().weightedSum(network.outputSums(samples.rows()), outputs, samples.targets(),
                samples.classes(), samples.weights()) * objective.reduction().scale(samples.rows());
        var backpropagation = new Backpropagation(network);
        backpropagation.run(outputs, samples.targets(), samples.weights(), objective);

        var tolerance = golden.tolerance(precision, false);
        assertClose(flat(outputs.toArray()), flat(golden.expectedRows("initial_outputs")), tolerance);
        assertClose(loss, golden.expectedNumber("initial_data_loss"), tolerance);
        assertClose(loss + network.penalty(objective.penalty()), golden.expectedNumber("initial_loss"), tolerance);
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
        var state = ((TrainingOutcome.Finished) outcome).state();
        var network = new Network(plan.network(), state, samples.rows());
        var tolerance = golden.tolerance(precision, false);
        assertClose(losses.stream().mapToDouble(Double::doubleValue).toArray(), golden.expectedNumbers("epoch_losses"),
                tolerance);
        assertClose(flat(network.forward(samples.inputs()).toArray()), flat(golden.expectedRows("final_outputs")),
                golden.tolerance(precision, true));
        assertEachArrayClose(state.layerParameters(plan.network()), golden.expectedParameters("final_parameters"),
                golden.tolerance(precision, true));
        if (golden.hasStatistics()) {
            assertStatisticsClose(state.layerStatistics(plan.network()), golden.expectedStatistics(),
                    golden.tolerance(precision, true));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsParametersBackToTheSameBits(String name, Precision precision) {
        var plan = GoldenCase.named(name).plan(precision);
        var state = initialState(plan);
        var readBack = new Initialization.Given(state.layerParameters(plan.network()));

        assertThat(readBack.parameters(plan.network(), precision, 0).toArray())
                .isDeepEqualTo(state.parameters().toArray());
    }

    private static NetworkState initialState(TrainingPlan plan) {
        return NetworkState.of(plan.network(),
                plan.initialization().parameters(plan.network(), plan.precision(), plan.seed()));
    }

    private static void assertEachArrayClose(List<LayerParameters> actual, List<LayerParameters> expected,
            double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (var layer = 0; layer < actual.size(); layer++) {
            assertClose(flat(actual.get(layer).weights()), flat(expected.get(layer).weights()), tolerance);
            assertClose(actual.get(layer).biases(), expected.get(layer).biases(), tolerance);
            assertClose(actual.get(layer).gamma(), expected.get(layer).gamma(), tolerance);
            assertClose(actual.get(layer).beta(), expected.get(layer).beta(), tolerance);
            assertClose(actual.get(layer).alpha(), expected.get(layer).alpha(), tolerance);
        }
    }

    private static void assertStatisticsClose(List<LayerStatistics> actual, List<LayerStatistics> expected,
            double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (var layer = 0; layer < actual.size(); layer++) {
            assertClose(actual.get(layer).mean(), expected.get(layer).mean(), tolerance);
            assertClose(actual.get(layer).variance(), expected.get(layer).variance(), tolerance);
        }
    }

    private static void assertClose(double actual, double expected, double tolerance) {
        assertClose(new double[]{actual}, new double[]{expected}, tolerance);
    }

    /** Relative to the largest number of the array. */
    private static void assertClose(double[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        var largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
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
                .flatMapToDouble(layer -> Stream.of(flat(layer.weights()), layer.biases(), layer.gamma(), layer.beta(),
                        layer.alpha()).flatMapToDouble(Arrays::stream))
                .toArray();
    }
}
