package io.mlpservice.configuration;

import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.LayerParameters;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The parameters that a request gives for a network.
 *
 * @param layers the hidden layers, then the output layer
 * @param pointer where the request has them
 */
public record GivenParameters(List<GivenLayer> layers, String pointer) {
    /** The parameters in the engine's terms; whatever is left out has its usual initial value. */
    public Initialization.Given toEngine() {
        return new Initialization.Given(layers.stream().map(GivenParameters::toEngine).toList());
    }

    private static LayerParameters toEngine(GivenLayer layer) {
        var weights = layer.weights().stream().map(GivenParameters::numbers).toArray(double[][]::new);
        return new LayerParameters(weights,
                layer.biases() == null ? new double[weights.length] : numbers(layer.biases()),
                numbers(layer.gamma()), numbers(layer.beta()), numbers(layer.alpha()));
    }

    private static double[] numbers(@Nullable List<Double> numbers) {
        return numbers == null ? new double[0] : numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
