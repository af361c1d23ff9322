package io.mlpservice.engine.network;

import io.mlpservice.engine.function.Activation.Prelu;
import io.mlpservice.engine.function.Initializer;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/** How a network's parameters are initialized. By default biases and β start at 0, γ at 1 and learned slopes at ¼. */
public sealed interface Initialization {
    /** Weights drawn by the initializer that fits each layer's activation. */
    record Auto() implements Initialization {}

    /** Weights drawn by the same initializer for all layers. */
    record Drawn(Initializer initializer) implements Initialization {}

    /**
     * Weights and biases drawn uniformly from [−limit, limit).
     *
     * @param limit see {@link Hyperparameter#INITIAL_LIMIT}
     */
    record Uniform(double limit) implements Initialization {
        /** Checks the range. */
        public Uniform {
            Hyperparameter.INITIAL_LIMIT.check(limit);
        }
    }

    /**
     * Given parameters.
     *
     * @param layers one per layer, from the first hidden layer to the output layer
     */
    record Given(List<LayerParameters> layers) implements Initialization {
        /** Copies the list. */
        public Given {
            layers = List.copyOf(layers);
        }

        /** Whether the shapes match the network; γ, β and slopes may be empty. */
        public boolean fits(NetworkSpec network) {
            var blocks = network.blocks();
            if (blocks.size() != layers.size()) {
                return false;
            }
            for (var layer = 0; layer < layers.size(); layer++) {
                if (!fits(layers.get(layer), blocks.get(layer))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean fits(LayerParameters given, LayerBlock block) {
            var normalized = LayerBlock.normalized(block.layer());
            var slopes = block.layer().activation() instanceof Prelu ? block.layer().units() : 0;
            return given.biases().length == block.layer().sums()
                    && Arrays.stream(given.weights()).allMatch(row -> row.length == block.inputs())
                    && isNoneOr(normalized, given.gamma()) && isNoneOr(normalized, given.beta())
                    && isNoneOr(slopes, given.alpha());
        }

        private static boolean isNoneOr(int length, double[] numbers) {
            return numbers.length == 0 || numbers.length == length;
        }
    }

    /**
     * The initial parameters of a network, [1][parameters].
     *
     * @throws IllegalArgumentException if given parameters do not match the network's shape
     */
    default Matrix parameters(NetworkSpec network, Precision precision, long seed) {
        if (network.weightsByInput()) {
            return network.fromStored(parameters(network.asStored(), precision, seed));
        }
        var parameters = Matrix.zeros(precision, 1, Math.toIntExact(network.parameterCount()));
        var stream = RandomStream.of(seed, Purpose.INITIALIZATION, 0);
        for (var block : network.blocks()) {
            block.gamma(parameters).fill(1);
            block.slopes(parameters).fill(Prelu.INITIAL_SLOPE);
        }
        switch (this) {
            case Auto() -> draw(network, parameters, stream, null);
            case Drawn(var initializer) -> draw(network, parameters, stream, initializer);
            case Uniform(var limit) -> drawEvenly(network, parameters, stream, limit);
            case Given given -> copy(given, network, parameters);
        }
        return parameters;
    }

    private static void draw(NetworkSpec network, Matrix parameters, RandomStream stream,
            @Nullable Initializer forAllLayers) {
        for (var block : network.blocks()) {
            var layer = block.layer();
            var initializer = forAllLayers != null ? forAllLayers : layer.activation().type().initializer();
            var weights = block.weights(parameters);
            for (var index = 0; index < weights.size(); index++) {
                weights.set(index, initializer.weight(stream, block.offset() + index, block.inputs(), layer.units()));
            }
        }
    }

    private static void drawEvenly(NetworkSpec network, Matrix parameters, RandomStream stream, double limit) {
        for (var block : network.blocks()) {
            var drawn = block.weights(parameters).size() + block.biases(parameters).size();
            for (var index = block.offset(); index < block.offset() + drawn; index++) {
                parameters.set(index, stream.uniform(index, limit));
            }
        }
    }

    private static void copy(Given given, NetworkSpec network, Matrix parameters) {
        if (!given.fits(network)) {
            throw new IllegalArgumentException("the given parameters do not match the network's shape");
        }
        var blocks = network.blocks();
        for (var layer = 0; layer < blocks.size(); layer++) {
            var source = given.layers().get(layer);
            var block = blocks.get(layer);
            var weights = block.weights(parameters);
            for (var row = 0; row < source.weights().length; row++) {
                weights.setRow(row, source.weights()[row]);
            }
            copy(source.biases(), block.biases(parameters));
            copy(source.gamma(), block.gamma(parameters));
            copy(source.beta(), block.beta(parameters));
            copy(source.alpha(), block.slopes(parameters));
        }
    }

    private static void copy(double[] source, Matrix row) {
        if (source.length > 0) {
            row.setRow(0, source);
        }
    }
}
