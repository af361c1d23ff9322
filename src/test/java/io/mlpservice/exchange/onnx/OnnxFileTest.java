package io.mlpservice.exchange.onnx;

import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.feature.CategoryEncoding;
import io.mlpservice.engine.feature.MissingValues;
import io.mlpservice.engine.feature.Polynomial;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.scaling.ColumnScale.Linear;
import io.mlpservice.engine.scaling.ColumnScale.Logarithmic;
import io.mlpservice.engine.scaling.Scaling;
import io.mlpservice.exchange.ExampleModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.stream.Stream;

/** ONNX Runtime answers with what the model itself predicts. */
class OnnxFileTest {
    private static final double SINGLE = 1e-5;
    private static final double DOUBLE = 1e-12;
    /** Where runtimes have no operator in double precision. */
    private static final double STAND_IN = 1e-6;

    private static double tolerance(Precision precision, ActivationType activation) {
        if (precision == Precision.FLOAT32) {
            return SINGLE;
        }
        return ActivationNodes.isSingleOnly(activation.withDefaults()) ? STAND_IN : DOUBLE;
    }

    private static Stream<Arguments> hiddenActivations() {
        return Arrays.stream(ActivationType.values()).filter(activation -> !activation.isStep())
                .flatMap(activation -> Stream.of(Precision.values())
                        .map(precision -> Arguments.of(activation, precision)));
    }

    @ParameterizedTest
    @MethodSource("hiddenActivations")
    void agreesForEachHiddenActivation(ActivationType activation, Precision precision) throws Exception {
        var layer = new LayerSpec(6, activation.withDefaults(), true, 0.3, false, 1);
        var residual = new LayerSpec(6, activation.withDefaults(), false, 0, true, 1);
        var model = new ExampleModel().in(precision).hidden(layer, residual).build();
        OnnxAgreement.check(model, null, precision, tolerance(precision, activation));
    }

    @ParameterizedTest
    @EnumSource
    void agreesForEachOutputOfOneTarget(Precision precision) throws Exception {
        var two = new Target("won", Arrays.asList("no", "yes"));
        for (var activation : Arrays.asList(ActivationType.SIGMOID, ActivationType.SOFTMAX, ActivationType.BINARY_STEP,
                ActivationType.BIPOLAR_STEP)) {
            OnnxAgreement.check(new ExampleModel().in(precision).classes(activation, two).build(), null, precision,
                    tolerance(precision, activation));
        }
    }

    @ParameterizedTest
    @EnumSource
    void agreesForSeveralTargets(Precision precision) throws Exception {
        for (var activation : Arrays.asList(ActivationType.SIGMOID, ActivationType.BINARY_STEP,
                ActivationType.BIPOLAR_STEP)) {
            OnnxAgreement.check(new ExampleModel().in(precision).classes(activation,
                    new Target("a", Arrays.asList("no", "yes")), new Target("b", Arrays.asList("0", "1")),
                    new Target("label", Arrays.asList("x", "y"))).build(), null, precision,
                    tolerance(precision, activation));
        }
    }

    @ParameterizedTest
    @EnumSource
    void agreesForNumbersInTheirOwnUnit(Precision precision) throws Exception {
        var scales = new Linear[]{new Linear(3, 2, -1), new Linear(7, Double.POSITIVE_INFINITY, 0)};
        OnnxAgreement.check(new ExampleModel().in(precision).values(ActivationType.IDENTITY, scales).build(), null,
                precision, tolerance(precision, ActivationType.IDENTITY));
        OnnxAgreement.check(new ExampleModel().in(precision).values(ActivationType.SOFTPLUS, Linear.IDENTITY,
                new Logarithmic(2, new Linear(1, 0.5, 0)), scales[0]).build(), null, precision,
                tolerance(precision, ActivationType.SOFTPLUS));
    }

    private static Stream<Arguments> preprocessings() {
        return Stream.of(Scaling.values()).flatMap(scaling -> Stream.of(MissingValues.MEDIAN, MissingValues.MEAN,
                MissingValues.MOST_FREQUENT, MissingValues.CONSTANT)
                .flatMap(missing -> Stream.of(CategoryEncoding.ONE_HOT, CategoryEncoding.ORDINAL)
                        .map(categories -> Arguments.of(scaling, missing, categories))));
    }

    @ParameterizedTest
    @MethodSource("preprocessings")
    void agreesForEachPreprocessing(Scaling scaling, MissingValues missing, CategoryEncoding categories)
            throws Exception {
        for (var precision : Precision.values()) {
            var model = new ExampleModel().of(ExampleModel.ALL).with(scaling, missing, categories)
                    .with(new Polynomial(3, true)).in(precision).build();
            OnnxAgreement.check(model, null, null, precision == Precision.FLOAT32 ? SINGLE : DOUBLE);
        }
    }
}
