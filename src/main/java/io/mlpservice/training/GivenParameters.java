package io.mlpservice.training;

import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.model.TrainingConfiguration.Initialization;
import io.mlpservice.model.TrainingConfiguration.LayerParameters;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/** Compares given parameters with the shape of the network, and says where they do not fit. */
final class GivenParameters {
    private GivenParameters() {}

    static void check(@Nullable Initialization initialization, NetworkSpec network, FieldErrors errors) {
        if (initialization == null || initialization.parameters() == null) {
            return;
        }
        var layers = initialization.parameters();
        if (layers.size() != network.layers().size()) {
            errors.add("/initialization/parameters", "wrong_shape",
                    "There are parameters for %d layers, but the network has %d: the hidden layers and the output layer."
                            .formatted(layers.size(), network.layers().size()));
            return;
        }
        var inputs = network.inputs();
        for (var index = 0; index < layers.size(); index++) {
            var layer = network.layers().get(index);
            check(layers.get(index), layer, inputs, "/initialization/parameters/" + index, errors);
            inputs = layer.units();
        }
    }

    private static void check(LayerParameters layer, LayerSpec shape, int inputs, String pointer,
            FieldErrors errors) {
        var sums = shape.sums();
        if (layer.weights().size() != sums || layer.weights().stream().anyMatch(row -> row.size() != inputs)) {
            errors.add(pointer + "/weights", "wrong_shape",
                    "This layer computes %d sums of %d inputs: give %1$d rows of %2$d weights.".formatted(sums,
                            inputs));
        }
        checkLength(layer.biases(), sums, pointer + "/biases", errors);
        var plain = "A layer without batch normalisation";
        checkIfUsed(layer.gamma(), sums, shape.batchNormalization(), pointer + "/gamma", plain, errors);
        checkIfUsed(layer.beta(), sums, shape.batchNormalization(), pointer + "/beta", plain, errors);
        checkIfUsed(layer.alpha(), shape.units(), shape.activation().type() == ActivationType.PRELU,
                pointer + "/alpha", "A layer other than 'prelu'", errors);
    }

    /** Refuses numbers that are infinite in the precision of the training. */
    static void checkSizes(@Nullable Initialization initialization, Precision precision, FieldErrors errors) {
        if (initialization == null || initialization.parameters() == null || precision != Precision.FLOAT32) {
            return;
        }
        var layers = initialization.parameters();
        for (var index = 0; index < layers.size(); index++) {
            var layer = layers.get(index);
            var pointer = "/initialization/parameters/" + index;
            checkSize(layer.weights().stream().flatMap(List::stream), pointer + "/weights", errors);
            checkSize(numbers(layer.biases()), pointer + "/biases", errors);
            checkSize(numbers(layer.gamma()), pointer + "/gamma", errors);
            checkSize(numbers(layer.beta()), pointer + "/beta", errors);
            checkSize(numbers(layer.alpha()), pointer + "/alpha", errors);
        }
    }

    private static Stream<Double> numbers(@Nullable List<Double> given) {
        return given == null ? Stream.of() : given.stream();
    }

    private static void checkSize(Stream<Double> numbers, String pointer, FieldErrors errors) {
        if (numbers.anyMatch(number -> !Float.isFinite(number.floatValue()))) {
            errors.add(pointer, "out_of_range",
                    "A float32 holds at most 3.4e38 in size; give smaller numbers, or choose the precision 'float64'.");
        }
    }

    private static void checkIfUsed(@Nullable List<Double> numbers, int length, boolean used, String pointer,
            String choice, FieldErrors errors) {
        if (used) {
            checkLength(numbers, length, pointer, errors);
        } else {
            errors.notUsed(pointer, numbers, choice);
        }
    }

    private static void checkLength(@Nullable List<Double> numbers, int length, String pointer, FieldErrors errors) {
        if (numbers != null && numbers.size() != length) {
            errors.add(pointer, "wrong_shape",
                    "There are %d numbers, but this layer takes %d.".formatted(numbers.size(), length));
        }
    }
}
