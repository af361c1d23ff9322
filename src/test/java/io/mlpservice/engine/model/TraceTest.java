package io.mlpservice.engine.model;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.data.UnsuitableDataException;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.FeatureCodec;
import io.mlpservice.engine.feature.Polynomial;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.Distance;
import io.mlpservice.engine.function.Elementwise;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.LossType;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.LayerParameters;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.scaling.ColumnScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/** Every number of a trace agrees with its neighbors or with a difference of losses. */
class TraceTest {
    private static final double RATE = 0.01;
    private static final double STEP = 1e-5;
    private static final double ROUNDING = 1e-12;
    @ParameterizedTest
    @MethodSource("io.mlpservice.engine.model.DeepModels#networks")
    void hasTheGradientsOfCentralDifferences(ActivationType hidden, ActivationType output, LossType loss,
            int outputs) {
        var model = DeepModels.of(hidden, output, loss.withDefaults(), outputs);
        var gradients = row(model.trace(List.of(DeepModels.instance(outputs)), RATE, 1, Optional.empty()),
                Trace.Layer::gradients);
        var parameters = model.state().parameters().toArray()[0];
        var largest = Arrays.stream(gradients).map(Math::abs).max().orElseThrow();

        for (var index = 0; index < parameters.length; index++) {
            var difference = loss(model, parameters, index, STEP) - loss(model, parameters, index, -STEP);
            assertThat(gradients[index]).as("parameter %d", index).isCloseTo(difference / (2 * STEP),
                    within(1e-6 * Math.max(largest, 1e-3)));
        }
    }

    private static double loss(TrainedModel model, double[] parameters, int index, double change) {
        var changed = parameters.clone();
        changed[index] += change;
        return trace(model, changed).lossBefore();
    }

    @ParameterizedTest
    @MethodSource("io.mlpservice.engine.model.DeepModels#networks")
    void hasTheDerivativesOfEachUnitsOwnOutput(ActivationType hidden, ActivationType output, LossType loss,
            int outputs) {
        var model = DeepModels.of(hidden, output, loss.withDefaults(), outputs);
        var layers = model.trace(List.of(DeepModels.instance(outputs)), RATE, 1, Optional.empty()).layers();

        for (var layer = 0; layer < layers.size(); layer++) {
            var pieces = layers.get(layer).spec().activation().pieces();
            for (var sum = 0; sum < layers.get(layer).spec().sums(); sum++) {
                var above = withBiasChanged(model, layer, sum, STEP).layers().get(layer).values();
                var below = withBiasChanged(model, layer, sum, -STEP).layers().get(layer).values();
                var slope = (above.activated()[sum / pieces] - below.activated()[sum / pieces])
                        / (above.activationInputs()[sum] - below.activationInputs()[sum]);
                assertThat(layers.get(layer).values().derivatives()[sum]).as("layer %d, sum %d", layer, sum)
                        .isCloseTo(slope, within(1e-6));
            }
        }
    }

    private static Trace withBiasChanged(TrainedModel model, int layer, int sum, double change) {
        var parameters = model.parameters();
        parameters.get(layer).biases()[sum] += change;
        return model.trace(List.of(DeepModels.instance(model.network().outputLayer().units())), RATE, 1,
                Optional.of(new Initialization.Given(parameters)));
    }

    @ParameterizedTest
    @MethodSource("io.mlpservice.engine.model.DeepModels#networks")
    void addsUp(ActivationType hidden, ActivationType output, LossType loss, int outputs) {
        var model = DeepModels.of(hidden, output, loss.withDefaults(), outputs);
        var trace = model.trace(List.of(DeepModels.instance(outputs)), RATE, 1, Optional.empty());

        assertThat(trace.inputs())
                .containsExactly(DoubleStream.of(DeepModels.ROW).map(DeepModels.FEATURE_SCALE::scale).toArray());
        assertThat(trace.layers().getFirst().values().inputs()).containsExactly(trace.inputs());
        trace.layers().forEach(TraceTest::assertAddsUp);
        var again = trace(model, row(trace, Trace.Layer::newParameters));
        assertThat(trace.lossAfter()).isEqualTo(again.lossBefore());
        assertThat(trace.outputsAfter()).containsExactly(again.outputs());
        var answer = (Prediction.Numbers) model.predict(new double[][]{DeepModels.ROW}).getFirst();
        assertThat(Arrays.stream(trace.outputs()).map(DeepModels.TARGET_SCALE::unscale).toArray())
                .containsExactly(answer.values(), within(ROUNDING));
    }

    private static void assertAddsUp(Trace.Layer layer) {
        var values = layer.values();
        var weights = layer.parameters().weights();
        for (var sum = 0; sum < weights.length; sum++) {
            var delta = layer.deltas()[sum];
            var total = layer.parameters().biases()[sum];
            for (var input = 0; input < weights[sum].length; input++) {
                total += weights[sum][input] * values.inputs()[input];
                assertThat(layer.gradients().weights()[sum][input]).isCloseTo(delta * values.inputs()[input],
                        within(ROUNDING));
            }
            assertThat(values.sums()[sum]).isCloseTo(total, within(ROUNDING));
            if (layer.spec().batchNormalization()) {
                assertThat(values.normalized()[sum]).isCloseTo((total - layer.statistics().mean()[sum])
                        / Math.sqrt(layer.statistics().variance()[sum] + 1e-5), within(ROUNDING));
                total = layer.parameters().gamma()[sum] * values.normalized()[sum] + layer.parameters().beta()[sum];
            }
            assertThat(values.activationInputs()[sum]).isCloseTo(total, within(ROUNDING));
        }
        for (var unit = 0; unit < values.outputs().length; unit++) {
            var passedOn = layer.spec().residual() ? values.inputs()[unit] : 0;
            assertThat(values.outputs()[unit]).isEqualTo(values.activated()[unit] + passedOn);
        }
        var expected = IntStream.range(0, all(layer.parameters()).length)
                .mapToDouble(index -> all(layer.parameters())[index] - RATE * all(layer.gradients())[index]).toArray();
        assertThat(all(layer.newParameters())).containsExactly(expected, within(ROUNDING));
    }

    @ParameterizedTest
    @MethodSource("io.mlpservice.engine.model.DeepModels#networks")
    void averagesTheGradientsOfManyRows(ActivationType hidden, ActivationType output, LossType loss, int outputs) {
        var model = DeepModels.of(hidden, output, loss.withDefaults(), outputs);
        var rows = IntStream.range(0, 5).mapToObj(row -> DeepModels.instance(outputs, row)).toList();
        var alone = rows.stream().map(row -> model.trace(List.of(row), RATE, 1, Optional.empty())).toList();
        var trace = model.trace(rows, RATE, 1, Optional.empty());

        var gradients = row(trace, Trace.Layer::gradients);
        var largest = Arrays.stream(gradients).map(Math::abs).max().orElseThrow();
        for (var index = 0; index < gradients.length; index++) {
            var parameter = index;
            assertThat(gradients[index]).isCloseTo(alone.stream()
                    .mapToDouble(one -> row(one, Trace.Layer::gradients)[parameter]).average().orElseThrow(),
                    within(ROUNDING * Math.max(largest, 1)));
        }
        assertThat(trace.rowsBefore())
                .containsExactly(alone.stream().mapToDouble(Trace::lossBefore).toArray(), within(ROUNDING));
        assertThat(trace.lossBefore()).isCloseTo(Arrays.stream(trace.rowsBefore()).average().orElseThrow(),
                within(ROUNDING));
        assertThat(trace.lossAfter()).isCloseTo(Arrays.stream(trace.rowsAfter()).average().orElseThrow(),
                within(ROUNDING));
        var first = alone.getFirst();
        assertThat(trace.outputs()).containsExactly(first.outputs(), within(ROUNDING));
        for (var layer = 0; layer < trace.layers().size(); layer++) {
            assertThat(trace.layers().get(layer).deltas()).containsExactly(first.layers().get(layer).deltas());
            assertThat(trace.layers().get(layer).values().sums())
                    .containsExactly(first.layers().get(layer).values().sums());
        }
    }

    @ParameterizedTest
    @MethodSource("io.mlpservice.engine.model.DeepModels#networks")
    void takesStepAfterStep(ActivationType hidden, ActivationType output, LossType loss, int outputs) {
        var model = DeepModels.of(hidden, output, loss.withDefaults(), outputs);
        var rows = IntStream.range(0, 3).mapToObj(row -> DeepModels.instance(outputs, row)).toList();
        var trace = model.trace(rows, RATE / 1000, 4, Optional.empty());

        assertThat(trace.losses()).hasSize(5);
        var step = model.trace(rows, RATE / 1000, 1, Optional.empty());
        assertThat(row(trace, Trace.Layer::newParameters)).containsExactly(row(step, Trace.Layer::newParameters));
        for (var taken = 1; taken <= 4; taken++) {
            assertThat(trace.losses()[taken]).isEqualTo(step.lossAfter());
            if (taken < 4) {
                step = model.trace(rows, RATE / 1000, 1, Optional.of(new Initialization.Given(step.finalParameters())));
            }
        }
        assertThat(trace.finalParameters().stream().flatMapToDouble(layer -> DoubleStream.of(all(layer))))
                .containsExactlyElementsOf(step.finalParameters().stream()
                        .flatMapToDouble(layer -> DoubleStream.of(all(layer))).boxed().toList());
    }

    /** The textbook delta for an output with cross-entropy. */
    @Test
    void hasTheErrorAsDeltaForCrossEntropies() {
        var model = DeepModels.of(ActivationType.SIGMOID, ActivationType.SOFTMAX,
                LossType.CATEGORICAL_CROSS_ENTROPY.withDefaults(), 3);
        var trace = model.trace(List.of(DeepModels.instance(3)), RATE, 1, Optional.empty());

        assertThat(trace.layers().getLast().deltas()).containsExactly(IntStream.range(0, 3)
                .mapToDouble(unit -> trace.outputs()[unit] - trace.targets()[unit]).toArray(), within(ROUNDING));
    }

    @Test
    void tracesASinglePrecisionModelInDoublePrecisionWithoutChangingIt() {
        var exact = DeepModels.of(ActivationType.RELU, ActivationType.IDENTITY, Distance.MEAN_SQUARED_ERROR, 2);
        var rounded = new TrainedModel(exact.schema(), exact.features(), exact.targetScales(), exact.network(),
                exact.state().copy(Precision.FLOAT32), exact.objective());
        var bytes = rounded.toBytes();
        var trace = rounded.trace(List.of(DeepModels.instance(2)), RATE, 1, Optional.empty());

        var inDouble = new TrainedModel(exact.schema(), exact.features(), exact.targetScales(), exact.network(),
                rounded.state().copy(Precision.FLOAT64), exact.objective());
        assertThat(trace.lossAfter())
                .isEqualTo(inDouble.trace(List.of(DeepModels.instance(2)), RATE, 1, Optional.empty()).lossAfter());
        assertThat(row(trace, Trace.Layer::parameters)).containsExactly(rounded.state().parameters().toArray()[0]);
        assertThat(rounded.toBytes()).isEqualTo(bytes);
    }

    @Test
    void usesThePerceptronRuleForStepOutputs() {
        var model = new TrainedModel(
                new ModelSchema(Task.CLASSIFICATION, Feature.numeric(List.of("a", "b")),
                        List.of(new Target("and", List.of("0", "1")))),
                FeatureCodec.ofNumbers(List.of("a", "b"), Polynomial.NONE,
                        List.of(ColumnScale.Linear.IDENTITY, ColumnScale.Linear.IDENTITY)),
                List.of(),
                new NetworkSpec(2, List.of(new LayerSpec(1, Elementwise.BINARY_STEP))),
                NetworkState.of(new NetworkSpec(2, List.of(new LayerSpec(1, Elementwise.BINARY_STEP))),
                        Matrix.of(Precision.FLOAT32, new double[][]{{0.5, 0.25, 0.125}})),
                new Objective(Distance.HALF_SQUARED_ERROR, LossReduction.MEAN, Penalty.NONE));
        var trace = model.trace(List.of(new Table(List.of(new Column.Numeric("a", new double[]{1}),
                new Column.Numeric("b", new double[]{0}), new Column.Numeric("and", new double[]{0})))), 0.5, 1,
                Optional.empty());

        var layer = trace.layers().getFirst();
        assertThat(trace.byPerceptronRule()).isTrue();
        assertThat(layer.deltas()).containsExactly(1);
        assertThat(layer.values().derivatives()).containsExactly(0);
        assertThat(all(layer.newParameters())).containsExactly(0, 0.25, -0.375);
        assertThat(trace.lossBefore()).isEqualTo(0.5);
        assertThat(trace.lossAfter()).isZero();
    }

    @Test
    void refusesNegativeCountsAndNumbersBeyondDoublePrecision() {
        var poisson = DeepModels.of(ActivationType.TANH, ActivationType.EXPONENTIAL, Distance.POISSON, 1);
        var steep = DeepModels.of(ActivationType.EXPONENTIAL, ActivationType.EXPONENTIAL, Distance.SQUARED_ERROR, 1);
        var negative = DeepModels.table(new double[]{-1});
        assertThatExceptionOfType(UnsuitableDataException.class)
                .isThrownBy(() -> poisson.trace(List.of(negative), RATE, 1, Optional.empty()));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> steep.trace(List.of(DeepModels.instance(1)), 1e6, 1, Optional.empty()));
    }

    private static Trace trace(TrainedModel model, double[] parameters) {
        var layers = model.network().layerParametersOf(Matrix.of(Precision.FLOAT64, new double[][]{parameters}));
        return model.trace(List.of(DeepModels.instance(model.network().outputLayer().units())), RATE, 1,
                Optional.of(new Initialization.Given(layers)));
    }

    private static double[] row(Trace trace, Function<Trace.Layer, LayerParameters> part) {
        return trace.layers().stream().map(part).flatMapToDouble(layer -> DoubleStream.of(all(layer))).toArray();
    }

    /** In the order of the engine. */
    private static double[] all(LayerParameters layer) {
        return Stream.concat(Arrays.stream(layer.weights()),
                Stream.of(layer.biases(), layer.gamma(), layer.beta(), layer.alpha()))
                .flatMapToDouble(DoubleStream::of).toArray();
    }
}
