package io.mlpservice.engine.network;

import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.MixedMatrix;

import java.util.ArrayList;
import java.util.List;

/**
 * The specification of a network.
 *
 * @param inputs the number of inputs, at least 1
 * @param inputDropout see {@link Hyperparameter#INPUT_DROPOUT}
 * @param layers the hidden layers, then the output layer, which has no batch normalization, dropout or residual
 *     connection
 * @param weightsByInput whether rows of parameters hold the weights of the first layer as [inputs][sums], for inputs that
 *     are mostly indicators, and not as [sums][inputs], as all models are stored
 */
public record NetworkSpec(int inputs, double inputDropout, List<LayerSpec> layers, boolean weightsByInput) {
    /** Checks that the layers fit together. */
    public NetworkSpec {
        layers = List.copyOf(layers);
        Hyperparameter.INPUT_DROPOUT.check(inputDropout);
        if (inputs < 1 || layers.isEmpty()) {
            throw new IllegalArgumentException("a network needs at least one input and an output layer");
        }
        var output = layers.getLast();
        if (output.batchNormalization() || output.dropout() > 0 || output.residual()) {
            throw new IllegalArgumentException(
                    "an output layer allows no batch normalization, dropout or residual connection");
        }
        var width = inputs;
        for (var layer : layers) {
            if (layer.residual() && layer.units() != width) {
                throw new IllegalArgumentException(
                        "a residual layer needs as many units as inputs, but has %d units and %d inputs"
                                .formatted(layer.units(), width));
            }
            width = layer.units();
        }
    }

    /** A network whose parameters are kept as models are stored. */
    public NetworkSpec(int inputs, double inputDropout, List<LayerSpec> layers) {
        this(inputs, inputDropout, layers, false);
    }

    /** A network without dropout on its inputs. */
    public NetworkSpec(int inputs, List<LayerSpec> layers) {
        this(inputs, 0, layers);
    }

    /**
     * The same network, with the weights of its first layer kept as the inputs need it. Dropout on the inputs and a
     * residual first layer need them as numbers.
     */
    public NetworkSpec suiting(MixedMatrix rows) {
        return rows.isDense() || inputDropout > 0 || layers.getFirst().residual()
                ? this
                : new NetworkSpec(inputs, inputDropout, layers, true);
    }

    /** The same network, with parameters kept as models are stored. */
    NetworkSpec asStored() {
        return new NetworkSpec(inputs, inputDropout, layers);
    }

    /** A row of parameters as this network keeps them, copied from one as models are stored. */
    public Matrix fromStored(Matrix row) {
        return transposed(row, asStored().blocks().getFirst(), blocks().getFirst());
    }

    /** A row of parameters as models are stored, copied from one as this network keeps them. */
    public Matrix toStored(Matrix row) {
        return transposed(row, blocks().getFirst(), asStored().blocks().getFirst());
    }

    private Matrix transposed(Matrix row, LayerBlock from, LayerBlock to) {
        if (!weightsByInput) {
            return row;
        }
        var result = Matrix.zeros(row.precision(), 1, row.columns());
        result.copyFrom(row);
        to.weights(result).setToTransposed(from.weights(row));
        return result;
    }

    /** The last layer. */
    public LayerSpec outputLayer() {
        return layers.getLast();
    }

    /** Whether any layer uses batch normalization. */
    public boolean hasBatchNormalization() {
        return layers.stream().anyMatch(LayerSpec::batchNormalization);
    }

    /** Whether any layer, or the input, uses dropout. */
    public boolean hasDropout() {
        return inputDropout > 0 || layers.stream().anyMatch(layer -> layer.dropout() > 0);
    }

    /** The number of parameters. */
    public long parameterCount() {
        var count = 0L;
        var fanIn = inputs;
        for (var layer : layers) {
            count += LayerBlock.size(layer, fanIn);
            fanIn = layer.units();
        }
        return count;
    }

    /** The number of batch normalization statistics: a mean and a variance per normalized sum. */
    public int statisticsCount() {
        return layers.stream().mapToInt(layer -> 2 * LayerBlock.normalized(layer)).sum();
    }

    /**
     * The position of each layer's parameters in a row of {@link #parameterCount()} numbers.
     *
     * @throws IllegalArgumentException if there are more than 2³¹ − 9 parameters
     */
    List<LayerBlock> blocks() {
        if (parameterCount() > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "the network has %d parameters, which is too many".formatted(parameterCount()));
        }
        var blocks = new ArrayList<LayerBlock>();
        var fanIn = inputs;
        var offset = 0;
        var statisticsOffset = 0;
        for (var layer : layers) {
            blocks.add(new LayerBlock(layer, fanIn, offset, statisticsOffset, weightsByInput && blocks.isEmpty()));
            offset += (int) LayerBlock.size(layer, fanIn);
            statisticsOffset += 2 * LayerBlock.normalized(layer);
            fanIn = layer.units();
        }
        return blocks;
    }

    /**
     * The part of a row of parameters or gradients that belongs to each layer, as a view of one row.
     *
     * @param row [1][{@link #parameterCount()}]
     */
    public List<Matrix> layersOf(Matrix row) {
        return blocks().stream().map(block -> block.all(row)).toList();
    }

    /**
     * A copy of each layer's parameters or gradients.
     *
     * @param row [1][{@link #parameterCount()}], finite
     */
    public List<LayerParameters> layerParametersOf(Matrix row) {
        return blocks().stream().map(block -> block.copy(row)).toList();
    }

    /**
     * The weights of each layer in a row of parameters or gradients, as views, [sums][inputs].
     *
     * @param row [1][{@link #parameterCount()}]
     */
    public List<Matrix> weightsOf(Matrix row) {
        return blocks().stream().map(block -> block.weights(row)).toList();
    }
}
