package io.mlpservice.configuration;

import io.mlpservice.configuration.TrainingConfiguration.NetworkConfiguration;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.network.LayerSpec;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/** The part of a layer that determines the shape of its parameters. */
record LayerShape(int units, int sums, boolean normalized, boolean learnsSlopes) {
    /** Where a request says what a layer is, the output layer being the last. */
    static String[] settings(int index, int layers) {
        if (index == layers - 1) {
            return new String[]{"/targets", "/network/output_layer/activation", "/network/output_layer/maxout_pieces"};
        }
        var place = "/network/hidden_layers/" + index;
        return new String[]{place + "/units", place + "/activation", place + "/maxout_pieces",
            place + "/batch_normalization"};
    }

    /** Where a request says how many inputs a layer has. */
    static String[] widthSettings(int index) {
        return index == 0
                ? new String[]{"/features", "/preprocessing/polynomial_degree",
                    "/preprocessing/polynomial_interactions"}
                : new String[]{"/network/hidden_layers/%d/units".formatted(index - 1)};
    }

    static LayerShape of(LayerSpec layer) {
        return new LayerShape(layer.units(), layer.sums(), layer.batchNormalization(),
                layer.activation().type() == ActivationType.PRELU);
    }

    /** The layers of a network whose settings are complete but not checked yet. */
    static List<LayerShape> of(NetworkConfiguration network) {
        var output = network.outputLayer();
        return Stream.concat(
                network.hiddenLayers().stream()
                        .map(layer -> of(layer.units(), layer.activation(), layer.maxoutPieces(),
                                layer.batchNormalization())),
                Stream.of(of(output.units(), output.activation(), output.maxoutPieces(), false))).toList();
    }

    private static LayerShape of(int units, ActivationType activation, @Nullable Integer pieces,
            boolean normalized) {
        return new LayerShape(units, pieces == null ? units : units * pieces, normalized,
                activation == ActivationType.PRELU);
    }
}
