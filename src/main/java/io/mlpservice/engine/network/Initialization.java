package io.mlpservice.engine.network;

import io.mlpservice.engine.function.Initializer;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Where a network's first parameters come from. */
public sealed interface Initialization {
    /** Weights drawn as suits each layer's activation, biases 0. */
    record Auto() implements Initialization {}

    /** Weights drawn in one way for all layers, biases 0. */
    record Drawn(Initializer initializer) implements Initialization {}

    /**
     * Weights and biases drawn evenly from [−limit, limit).
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
     * The numbers themselves.
     *
     * @param layers one for each layer, from the first hidden layer to the output layer
     */
    record Given(List<LayerParameters> layers) implements Initialization {
        /** Keeps the list for itself. */
        public Given {
            layers = List.copyOf(layers);
        }

        /** Whether the numbers are of the shape of the network. */
        public boolean fits(NetworkSpec network) {
            var blocks = network.blocks();
            if (blocks.size() != layers.size()) {
                return false;
            }
            for (var layer = 0; layer < layers.size(); layer++) {
                if (!layers.get(layer).fits(blocks.get(layer).inputs(), blocks.get(layer).units())) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * The first parameters of a network as [1][parameters].
     *
     * @throws IllegalArgumentException if given parameters are not of the network's shape
     */
    default Matrix parameters(NetworkSpec network, Precision precision, long seed) {
        var parameters = Matrix.zeros(precision, 1, Math.toIntExact(network.parameterCount()));
        var stream = RandomStream.of(seed, Purpose.INITIALIZATION, 0);
        switch (this) {
            case Auto() -> draw(network, parameters, stream, null);
            case Drawn(var initializer) -> draw(network, parameters, stream, initializer);
            case Uniform(var limit) -> {
                for (var index = 0; index < parameters.size(); index++) {
                    parameters.set(index, stream.uniform(index, limit));
                }
            }
            case Given given -> copy(given, network, parameters);
        }
        return parameters;
    }

    private static void draw(NetworkSpec network, Matrix parameters, RandomStream stream,
            @Nullable Initializer forAllLayers) {
        var blocks = network.blocks();
        for (var layer = 0; layer < blocks.size(); layer++) {
            var block = blocks.get(layer);
            var initializer = forAllLayers != null
                    ? forAllLayers
                    : network.layers().get(layer).activation().initializer();
            var weights = block.weights(parameters);
            for (var index = 0; index < weights.size(); index++) {
                weights.set(index, initializer.weight(stream, block.offset() + index, block.inputs(), block.units()));
            }
        }
    }

    private static void copy(Given given, NetworkSpec network, Matrix parameters) {
        if (!given.fits(network)) {
            throw new IllegalArgumentException("the given parameters are not of the network's shape");
        }
        var blocks = network.blocks();
        for (var layer = 0; layer < blocks.size(); layer++) {
            var source = given.layers().get(layer);
            var weights = blocks.get(layer).weights(parameters);
            for (var unit = 0; unit < source.weights().length; unit++) {
                weights.setRow(unit, source.weights()[unit]);
            }
            blocks.get(layer).biases(parameters).setRow(0, source.biases());
        }
    }
}
