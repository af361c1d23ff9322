package io.mlpservice.engine.network;

import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Matrix;

import java.util.ArrayList;
import java.util.List;

/**
 * A network over its parameters, with buffers for the rows that pass through it. The parameters may be shared with other
 * networks while nobody changes them; the buffers belong to one thread at a time.
 */
public final class Network {
    private final NetworkSpec spec;
    private final Matrix parameters;
    private final List<DenseLayer> layers = new ArrayList<>();
    private final int maximumRows;

    /**
     * A network of the given shape.
     *
     * @param parameters [1][{@link NetworkSpec#parameterCount()}], used as they are and not copied
     * @param maximumRows how many rows may pass through at once
     */
    public Network(NetworkSpec spec, Matrix parameters, int maximumRows) {
        this.spec = spec;
        this.parameters = parameters;
        this.maximumRows = maximumRows;
        var blocks = spec.blocks();
        for (var layer = 0; layer < blocks.size(); layer++) {
            layers.add(
                    new DenseLayer(spec.layers().get(layer).activation(), blocks.get(layer), parameters, maximumRows));
        }
    }

    /** What the network looks like. */
    public NetworkSpec spec() {
        return spec;
    }

    /** All parameters as [1][parameters]; not a copy. */
    public Matrix parameters() {
        return parameters;
    }

    /** How many rows may pass through at once. */
    public int maximumRows() {
        return maximumRows;
    }

    /**
     * Computes the outputs of a few rows.
     *
     * @param inputs [rows][inputs], at most {@link #maximumRows()} rows
     * @return [rows][outputs], valid until the next call
     */
    public Matrix forward(Matrix inputs) {
        var activations = inputs;
        for (var layer : layers) {
            activations = layer.forward(activations);
        }
        return activations;
    }

    /** The sums of the output layer in the last pass over that many rows, [rows][outputs]. */
    public Matrix outputSums(int rows) {
        return layers.getLast().sums(rows);
    }

    /** The penalty on all weights. */
    public double penalty(Penalty penalty) {
        return layers.stream().mapToDouble(layer -> penalty.of(layer.weights())).sum();
    }

    /** A copy of the parameters, layer by layer. */
    public List<LayerParameters> layerParameters() {
        return spec.blocks().stream()
                .map(block -> new LayerParameters(block.weights(parameters).toArray(),
                        block.biases(parameters).toArray()[0]))
                .toList();
    }

    List<DenseLayer> layers() {
        return layers;
    }
}
