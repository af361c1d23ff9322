package io.mlpservice.training;

import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.model.TrainingConfiguration.Initialization;
import io.mlpservice.model.TrainingConfiguration.LayerParameters;
import org.jspecify.annotations.Nullable;

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
            var units = network.layers().get(index).units();
            check(layers.get(index), units, inputs, "/initialization/parameters/" + index, errors);
            inputs = units;
        }
    }

    private static void check(LayerParameters layer, int units, int inputs, String pointer, FieldErrors errors) {
        if (layer.weights().size() != units || layer.weights().stream().anyMatch(row -> row.size() != inputs)) {
            errors.add(pointer + "/weights", "wrong_shape",
                    "This layer has %d units of %d inputs: give %1$d rows of %2$d weights.".formatted(units, inputs));
        }
        if (layer.biases() != null && layer.biases().size() != units) {
            errors.add(pointer + "/biases", "wrong_shape", "This layer has %d units: give as many biases."
                    .formatted(units));
        }
    }
}
