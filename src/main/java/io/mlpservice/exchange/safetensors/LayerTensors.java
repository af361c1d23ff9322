package io.mlpservice.exchange.safetensors;

import io.mlpservice.engine.model.TrainedModel;

import java.util.ArrayList;
import java.util.List;

/** The tensors of layers, with the names that PyTorch has for the parts of its layers. */
final class LayerTensors {
    static final String WEIGHT = "layers.%d.weight";
    static final String BIAS = "layers.%d.bias";
    static final String GAMMA = "layers.%d.norm.weight";
    static final String BETA = "layers.%d.norm.bias";
    static final String MEAN = "layers.%d.norm.running_mean";
    static final String VARIANCE = "layers.%d.norm.running_var";
    static final String SLOPES = "layers.%d.activation.weight";

    private LayerTensors() {}

    /** Those of a model, layer by layer. */
    static List<NamedTensor> of(TrainedModel model) {
        var tensors = new ArrayList<NamedTensor>();
        var allParameters = model.parameters();
        var allStatistics = model.statistics();
        for (var layer = 0; layer < allParameters.size(); layer++) {
            var parameters = allParameters.get(layer);
            var statistics = allStatistics.get(layer);
            tensors.add(NamedTensor.ofMatrix(WEIGHT.formatted(layer), parameters.weights()));
            tensors.add(NamedTensor.ofVector(BIAS.formatted(layer), parameters.biases()));
            add(tensors, GAMMA.formatted(layer), parameters.gamma());
            add(tensors, BETA.formatted(layer), parameters.beta());
            add(tensors, MEAN.formatted(layer), statistics.mean());
            add(tensors, VARIANCE.formatted(layer), statistics.variance());
            add(tensors, SLOPES.formatted(layer), parameters.alpha());
        }
        return tensors;
    }

    private static void add(List<NamedTensor> tensors, String name, double[] numbers) {
        if (numbers.length > 0) {
            tensors.add(NamedTensor.ofVector(name, numbers));
        }
    }
}
