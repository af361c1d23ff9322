package io.mlpservice.exchange.onnx.reading;

import io.mlpservice.engine.data.GapWords;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.LossType;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.LayerParameters;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.scaling.ColumnScale.Invertible;
import io.mlpservice.engine.scaling.ColumnScale.Linear;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Puts a model together from what the outputs of a graph stand for. */
final class ModelOfGraph {
    private final GraphOutputs outputs;
    private final FeatureLayout layout;
    private final List<LayerSpec> layers = new ArrayList<>();
    private final List<LayerParameters> parameters = new ArrayList<>();

    ModelOfGraph(GraphOutputs outputs, Budget budget) {
        this.outputs = outputs;
        Value value = outputs.network();
        while (value instanceof Value.Network network) {
            value = addBefore(network);
        }
        if (!(value instanceof Columns columns)) {
            throw new IllegalArgumentException("The first layer of the network has no inputs.");
        }
        this.layout = new FeatureLayout(columns.columns());
        parameters.set(0, layout.firstLayer(parameters.getFirst(), budget));
    }

    /** Adds a layer before the others, and returns what it follows. */
    private Value addBefore(Value.Network network) {
        var sums = switch (network) {
            case Value.Activated(var own, var _) -> own;
            case Value.Sums own -> own;
        };
        layers.addFirst(new LayerSpec(sums.units(), network.activation()));
        parameters.addFirst(new LayerParameters(sums.weights(), sums.biases()));
        return sums.source();
    }

    TrainedModel model(Precision precision) {
        var network = new NetworkSpec(layout.inputs(), layers);
        var codec = layout.codec();
        var targets = outputs.targets();
        var schema = new ModelSchema(outputs.task(), codec.features(), targets, GapWords.NONE);
        return new TrainedModel(schema, codec, scales(targets.size()), network,
                NetworkState.of(network, new Initialization.Given(parameters).parameters(network, precision, 0)),
                new Objective(loss().withDefaults(), LossReduction.MEAN, Penalty.NONE));
    }

    private List<Invertible> scales(int targets) {
        return outputs.task() == Task.REGRESSION ? Collections.nCopies(targets, Linear.IDENTITY) : List.of();
    }

    private LossType loss() {
        if (outputs.task() == Task.REGRESSION) {
            return LossType.HALF_SQUARED_ERROR;
        }
        return layers.getLast().activation().type() == ActivationType.SOFTMAX
                ? LossType.CATEGORICAL_CROSS_ENTROPY
                : LossType.BINARY_CROSS_ENTROPY;
    }
}
