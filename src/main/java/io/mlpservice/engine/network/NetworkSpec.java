package io.mlpservice.engine.network;

import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.matrix.Matrix;

import java.util.ArrayList;
import java.util.List;

/**
 * What a network looks like.
 *
 * @param inputs how many numbers a row has, at least 1
 * @param inputDropout see {@link Hyperparameter#INPUT_DROPOUT}
 * @param layers the hidden layers, then the output layer, which has neither batch normalisation nor dropout nor a
 *     residual connection
 */
public record NetworkSpec(int inputs, double inputDropout, List<LayerSpec> layers) {
    /** Checks that the layers fit each other. */
    public NetworkSpec {
        layers = List.copyOf(layers);
        Hyperparameter.INPUT_DROPOUT.check(inputDropout);
        if (inputs < 1 || layers.isEmpty()) {
            throw new IllegalArgumentException("a network has at least one input and an output layer");
        }
        var output = layers.getLast();
        if (output.batchNormalization() || output.dropout() > 0 || output.residual()) {
            throw new IllegalArgumentException("an output layer is plain");
        }
        var width = inputs;
        for (var layer : layers) {
            if (layer.residual() && layer.units() != width) {
                throw new IllegalArgumentException(
                        "a residual layer of %d units cannot add %d inputs".formatted(layer.units(), width));
            }
            width = layer.units();
        }
    }

    /** A network without dropout on its inputs. */
    public NetworkSpec(int inputs, List<LayerSpec> layers) {
        this(inputs, 0, layers);
    }

    /** The last layer. */
    public LayerSpec outputLayer() {
        return layers.getLast();
    }

    /** Whether any layer normalises its sums over the rows of a batch. */
    public boolean hasBatchNormalization() {
        return layers.stream().anyMatch(LayerSpec::batchNormalization);
    }

    /** Whether anything is left out at random in training. */
    public boolean hasDropout() {
        return inputDropout > 0 || layers.stream().anyMatch(layer -> layer.dropout() > 0);
    }

    /** How many numbers the parameters are. */
    public long parameterCount() {
        var count = 0L;
        var fanIn = inputs;
        for (var layer : layers) {
            count += LayerBlock.size(layer, fanIn);
            fanIn = layer.units();
        }
        return count;
    }

    /** How many numbers the statistics of batch normalisations are: a mean and a variance for each normalised sum. */
    public int statisticsCount() {
        return layers.stream().mapToInt(layer -> 2 * LayerBlock.normalised(layer)).sum();
    }

    /**
     * Where each layer's parameters lie in one row of {@link #parameterCount()} numbers.
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
        var statisticsOffset = 0;
        for (var layer : layers) {
            blocks.add(new LayerBlock(layer, fanIn, offset, statisticsOffset));
            offset += (int) LayerBlock.size(layer, fanIn);
            statisticsOffset += 2 * LayerBlock.normalised(layer);
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

    /**
     * A copy of the parameters, or of the gradients by them, of each layer.
     *
     * @param row [1][{@link #parameterCount()}], finite
     */
    public List<LayerParameters> layerParametersOf(Matrix row) {
        return blocks().stream().map(block -> block.copy(row)).toList();
    }

    /**
     * The weights of each layer in a row of parameters, or of gradients, as views of [sums][inputs].
     *
     * @param row [1][{@link #parameterCount()}]
     */
    public List<Matrix> weightsOf(Matrix row) {
        return blocks().stream().map(block -> block.weights(row)).toList();
    }
}
