package io.mlpservice.engine.network;

import io.mlpservice.engine.matrix.Matrix;

import java.util.ArrayList;
import java.util.List;

/**
 * What a network looks like.
 *
 * @param inputs how many numbers a row has, at least 1
 * @param layers the hidden layers, then the output layer
 */
public record NetworkSpec(int inputs, List<LayerSpec> layers) {
    /** Checks that there are inputs and an output layer. */
    public NetworkSpec {
        layers = List.copyOf(layers);
        if (inputs < 1 || layers.isEmpty()) {
            throw new IllegalArgumentException("a network has at least one input and an output layer");
        }
    }

    /** The last layer. */
    public LayerSpec outputLayer() {
        return layers.getLast();
    }

    /** How many numbers the parameters are. */
    public long parameterCount() {
        var count = 0L;
        var fanIn = inputs;
        for (var layer : layers) {
            count += (fanIn + 1L) * layer.units();
            fanIn = layer.units();
        }
        return count;
    }

    /**
     * Where each layer's parameters lie in one row of {@link #parameterCount()} numbers: for each layer the weights, then
     * the biases.
     *
     * @throws IllegalArgumentException if there are more than 2³¹ − 9 parameters
     */
    List<LayerBlock> blocks() {
        if (parameterCount() > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("%d parameters are too many".formatted(parameterCount()));
        }
        var blocks = new ArrayList<LayerBlock>();
        var fanIn = inputs;
        var offset = 0;
        for (var layer : layers) {
            blocks.add(new LayerBlock(offset, fanIn, layer.units()));
            offset += (fanIn + 1) * layer.units();
            fanIn = layer.units();
        }
        return blocks;
    }

    /**
     * The parts of a row of parameters, or of gradients, that belong to each layer, as views of one row each.
     *
     * @param row [1][{@link #parameterCount()}]
     */
    public List<Matrix> layersOf(Matrix row) {
        return blocks().stream().map(block -> block.all(row)).toList();
    }
}
