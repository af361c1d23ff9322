package io.mlpservice.engine.network;

import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Matrix;

import java.util.ArrayList;
import java.util.List;

/**
 * A network over its numbers, with buffers for the rows that pass through it. The numbers may be shared with other
 * networks while nobody changes them; the buffers belong to one thread at a time.
 */
public final class Network {
    private final NetworkSpec spec;
    private final NetworkState state;
    private final Dropout inputDropout;
    private final List<DenseLayer> layers = new ArrayList<>();
    private final int maximumRows;

    /**
     * A network of the given shape.
     *
     * @param state used as it is and not copied
     * @param maximumRows how many rows may pass through at once
     */
    public Network(NetworkSpec spec, NetworkState state, int maximumRows) {
        this.spec = spec;
        this.state = state;
        this.maximumRows = maximumRows;
        this.inputDropout = new Dropout(spec.inputDropout(), 0, spec.inputs(), state.precision(),
                spec.inputDropout() > 0 ? maximumRows : 0);
        for (var block : spec.blocks()) {
            layers.add(new DenseLayer(layers.size() + 1, block, state, maximumRows));
        }
    }

    /** What the network looks like. */
    public NetworkSpec spec() {
        return spec;
    }

    /** Its numbers; not a copy. */
    public NetworkState state() {
        return state;
    }

    /** How many rows may pass through at once. */
    public int maximumRows() {
        return maximumRows;
    }

    /**
     * Computes the outputs of a few rows at inference.
     *
     * @param inputs [rows][inputs], at most {@link #maximumRows()} rows
     * @return [rows][outputs], valid until the next call
     */
    public Matrix forward(Matrix inputs) {
        return forward(inputs, Pass.INFERENCE);
    }

    /**
     * Computes the outputs of a few rows.
     *
     * @param inputs [rows][inputs], at most {@link #maximumRows()} rows
     * @return [rows][outputs], valid until the next call
     */
    public Matrix forward(Matrix inputs, Pass pass) {
        var activations = spec.inputDropout() > 0 ? inputDropout.forward(inputs, pass) : inputs;
        for (var layer = 0; layer < layers.size(); layer++) {
            activations = layers.get(layer).forward(activations, pass);
        }
        return activations;
    }

    /** The sums of a layer, counted from 0, at inference: [rows][sums]. */
    Matrix sums(int layer, Matrix inputs) {
        var activations = inputs;
        for (var below = 0; below < layer; below++) {
            activations = layers.get(below).forward(activations, Pass.INFERENCE);
        }
        return layers.get(layer).forwardToSums(activations);
    }

    /** The sums of the output layer in the last pass over that many rows, [rows][sums]. */
    public Matrix outputSums(int rows) {
        return layers.getLast().sums(rows);
    }

    /** What each layer made of the first row of the last pass, which was one at inference. */
    public List<LayerValues> values() {
        var scratch = Matrix.zeros(state.precision(), 1, state.parameters().columns());
        return layers.stream().map(layer -> layer.values(scratch)).toList();
    }

    /** The penalty on all weights. */
    public double penalty(Penalty penalty) {
        return layers.stream().mapToDouble(layer -> penalty.of(layer.weights())).sum();
    }

    List<DenseLayer> layers() {
        return layers;
    }
}
