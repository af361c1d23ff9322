package io.mlpservice.exchange.go;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.FeatureCodec;
import io.mlpservice.engine.feature.Polynomial;
import io.mlpservice.engine.function.Distance;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.LayerParameters;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.platform.json.StrictJson;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads the two JSON files of a network: the weights and biases, and the minimum and maximum of each column. The model
 * computes in double precision, as the program does.
 */
@Component
public final class GoReader {
    private static final List<String> WEIGHTS = List.of("hiddenWeights", "hiddenBias", "outputWeights", "outputBias");
    private static final List<String> RANGES = List.of("minInput", "maxInput", "minOutput", "maxOutput");

    private final StrictJson json;

    /** Creates a reader. */
    public GoReader(StrictJson json) {
        this.json = json;
    }

    /**
     * Reads a network.
     *
     * @throws IllegalArgumentException with a sentence, if the files are not such files or do not fit together
     */
    public TrainedModel read(byte[] weights, byte[] ranges, GoOptions options) {
        var parameters = parameters(document(weights, "weights and biases", WEIGHTS));
        var columns = document(ranges, "ranges", RANGES);
        var inputs = new Ranges("Input", columns, parameters.getFirst().weights()[0].length);
        var outputs = new Ranges("Output", columns, parameters.getLast().biases().length);
        var features = inputs.names(options.featureNames(), "i", "feature_names");
        var targets = outputs.names(options.targetNames(), "z", "target_names");
        var codec = new FeatureCodec(Feature.numeric(features), inputs.encoders(options.scaling()), Polynomial.NONE,
                List.of());
        var activation = options.activation().type().withDefaults();
        var network = new NetworkSpec(features.size(), parameters.stream()
                .map(layer -> new LayerSpec(layer.biases().length, activation)).toList());
        var state = NetworkState.of(network,
                new Initialization.Given(parameters).parameters(network, Precision.FLOAT64, 0));
        return new TrainedModel(
                new ModelSchema(Task.REGRESSION, codec.features(),
                        targets.stream().map(name -> new Target(name, List.of())).toList()),
                codec, outputs.scales(options.scaling()), network, state,
                new Objective(Distance.HALF_SQUARED_ERROR, LossReduction.MEAN, Penalty.NONE));
    }

    private GoDocument document(byte[] file, String what, List<String> fields) {
        return new GoDocument(json.tree(file, file.length), what, fields);
    }

    private static List<LayerParameters> parameters(GoDocument document) {
        var weights = new ArrayList<>(document.matrices("hiddenWeights"));
        var biases = new ArrayList<>(document.vectors("hiddenBias"));
        weights.add(document.matrix("outputWeights"));
        biases.add(document.vector("outputBias"));
        if (weights.size() != biases.size()) {
            throw new IllegalArgumentException("There are hiddenWeights of %d layers, but hiddenBias of %d."
                    .formatted(weights.size() - 1, biases.size() - 1));
        }
        checkShapes(weights);
        return IntStream.range(0, weights.size())
                .mapToObj(layer -> new LayerParameters(weights.get(layer), biases.get(layer))).toList();
    }

    /** Each node has as many weights as the layer before has nodes. */
    private static void checkShapes(List<double[][]> weights) {
        var width = weights.getFirst().length == 0 ? 0 : weights.getFirst()[0].length;
        for (var layer = 0; layer < weights.size(); layer++) {
            for (var node : weights.get(layer)) {
                if (node.length != width) {
                    throw new IllegalArgumentException("Layer %d has a node with %d weights, where %d are needed."
                            .formatted(layer + 1, node.length, width));
                }
            }
            width = weights.get(layer).length;
            if (width == 0) {
                throw new IllegalArgumentException("Layer %d has no nodes.".formatted(layer + 1));
            }
        }
    }
}
