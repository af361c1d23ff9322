package io.mlpservice.exchange.onnx;

import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.network.LayerParameters;

import java.util.Arrays;
import java.util.List;

/** The layers of a network, for predictions: batch normalization is folded into the weights, and dropout is left out. */
final class NetworkNodes {
    private NetworkNodes() {}

    /**
     * The outputs of the network, {@code NaN} for rows whose inputs are not finite, since an activation could hide that.
     *
     * @param inputs [rows][inputs]
     */
    static Tensor outputs(TrainedModel model, Tensor inputs) {
        var values = inputs;
        var parameters = model.parameters();
        var statistics = model.statistics();
        for (var index = 0; index < parameters.size(); index++) {
            var layer = model.network().layers().get(index);
            var folded = parameters.get(index).folded(statistics.get(index));
            var outputs = ActivationNodes.outputs(layer.activation(), sums(index, folded, values), folded.alpha());
            values = layer.residual() ? outputs.plus(values) : outputs;
        }
        return values.plus(inputs.minus(inputs).sumOfColumns());
    }

    private static Tensor sums(int layer, LayerParameters parameters, Tensor inputs) {
        var graph = inputs.graph();
        var weights = parameters.weights();
        return graph.node("Gemm", inputs.element(), List.of(Graph.integer("transB", 1)), inputs,
                graph.constant("layers.%d.weight".formatted(layer), inputs.element(),
                        Arrays.stream(weights).flatMapToDouble(Arrays::stream).toArray(), weights.length,
                        weights[0].length),
                graph.constant("layers.%d.bias".formatted(layer), inputs.element(), parameters.biases(),
                        weights.length));
    }
}
