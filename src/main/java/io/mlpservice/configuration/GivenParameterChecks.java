package io.mlpservice.configuration;

import io.mlpservice.configuration.TrainingConfiguration.NetworkConfiguration;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.platform.problem.FieldErrors;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Checks whether the parameters that a request gives fit a network. */
public final class GivenParameterChecks {
    private GivenParameterChecks() {}

    /** Collects mismatches with the shape of the network. */
    public static void checkShape(GivenParameters given, NetworkSpec network, FieldErrors errors) {
        checkShape(given, network.layers().stream().map(LayerShape::of).toList(), network.inputs(), errors);
    }

    /**
     * Collects mismatches with the shape of a network whose settings are complete but not checked yet.
     *
     * @param inputs how many inputs the first layer has
     */
    public static void checkShape(GivenParameters given, NetworkConfiguration network, int inputs,
            FieldErrors errors) {
        checkShape(given, LayerShape.of(network), inputs, errors);
    }

    private static void checkShape(GivenParameters given, List<LayerShape> shapes, int inputs, FieldErrors errors) {
        var layers = given.layers();
        if (layers.size() != shapes.size()) {
            errors.restingOn("/network/hidden_layers").add(given.pointer(), "wrong_shape",
                    "There are parameters for %d layers, but the network has %d: the hidden layers and the output layer."
                            .formatted(layers.size(), shapes.size()));
            return;
        }
        var width = inputs;
        for (var index = 0; index < layers.size(); index++) {
            var place = given.pointer() + "/" + index;
            var known = errors.restingOn(LayerShape.settings(index, layers.size()));
            checkWeights(layers.get(index), shapes.get(index), width, place + "/weights",
                    known.restingOn(LayerShape.widthSettings(index)));
            checkOthers(layers.get(index), shapes.get(index), place, known);
            width = shapes.get(index).units();
        }
    }

    private static void checkWeights(GivenLayer layer, LayerShape shape, int inputs, String pointer,
            FieldErrors errors) {
        if (layer.weights().size() != shape.sums()
                || hasRowOfOtherSize(layer.weights(), inputs, pointer, errors)) {
            errors.add(pointer, "wrong_shape",
                    "This layer computes %d sums of %d inputs: give %1$d rows of %2$d weights."
                            .formatted(shape.sums(), inputs));
        }
    }

    private static void checkOthers(GivenLayer layer, LayerShape shape, String pointer, FieldErrors errors) {
        var sums = shape.sums();
        checkLength(layer.biases(), sums, pointer + "/biases", errors);
        var plain = "A layer without batch normalization";
        checkIfUsed(layer.gamma(), sums, shape.normalized(), pointer + "/gamma", plain, errors);
        checkIfUsed(layer.beta(), sums, shape.normalized(), pointer + "/beta", plain, errors);
        checkIfUsed(layer.runningMean(), sums, shape.normalized(), pointer + "/running_mean", plain, errors);
        checkIfUsed(layer.runningVariance(), sums, shape.normalized(), pointer + "/running_variance", plain, errors);
        checkIfUsed(layer.alpha(), shape.units(), shape.learnsSlopes(), pointer + "/alpha",
                "A layer other than 'prelu'", errors);
    }

    private static boolean hasRowOfOtherSize(List<List<Double>> rows, int size, String pointer, FieldErrors errors) {
        return IntStream.range(0, rows.size())
                .anyMatch(row -> rows.get(row).size() != size && !errors.isDoubtful(pointer + "/" + row));
    }

    private static void checkIfUsed(@Nullable List<Double> numbers, int length, boolean used, String pointer,
            String choice, FieldErrors errors) {
        if (used) {
            checkLength(numbers, length, pointer, errors);
        } else {
            SettingChecks.notUsed(errors, pointer, numbers, choice);
        }
    }

    private static void checkLength(@Nullable List<Double> numbers, int length, String pointer, FieldErrors errors) {
        if (numbers != null && numbers.size() != length) {
            errors.add(pointer, "wrong_shape",
                    "There are %d numbers, but this layer takes %d.".formatted(numbers.size(), length));
        }
    }

    /** Collects numbers that overflow the precision of the training. */
    public static void checkSizes(GivenParameters given, Precision precision, FieldErrors errors) {
        if (precision != Precision.FLOAT32) {
            return;
        }
        for (var index = 0; index < given.layers().size(); index++) {
            var layer = given.layers().get(index);
            var place = given.pointer() + "/" + index;
            checkSize(layer.weights().stream().flatMap(List::stream), place + "/weights", errors);
            checkSize(stream(layer.biases()), place + "/biases", errors);
            checkSize(stream(layer.gamma()), place + "/gamma", errors);
            checkSize(stream(layer.beta()), place + "/beta", errors);
            checkSize(stream(layer.alpha()), place + "/alpha", errors);
        }
    }

    private static Stream<Double> stream(@Nullable List<Double> numbers) {
        return numbers == null ? Stream.of() : numbers.stream();
    }

    private static void checkSize(Stream<Double> numbers, String pointer, FieldErrors errors) {
        if (numbers.anyMatch(number -> !Float.isFinite(number.floatValue()))) {
            errors.add(pointer, "out_of_range",
                    "A float32 holds at most 3.4e38 in size; give smaller numbers, or choose the precision 'float64'.");
        }
    }
}
