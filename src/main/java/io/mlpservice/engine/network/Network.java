package io.mlpservice.engine.network;

import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.MixedMatrix;

import java.util.ArrayList;
import java.util.List;

/**
 * A network with buffers for the forward pass. Not thread-safe, but several networks may share a state that does not
 * change.
 */
public final class Network {
    private final NetworkSpec spec;
    private final NetworkState state;
    private final Dropout inputDropout;
    private final List<DenseLayer> layers = new ArrayList<>();
    private final int maximumRows;
    /** Where indicators become numbers; allocated when first needed. */
    private Matrix asNumbers;

    /**
     * Allocates the buffers.
     *
     * @param state used in place, not copied
     * @param maximumRows the largest number of rows in a pass
     */
    public Network(NetworkSpec spec, NetworkState state, int maximumRows) {
        this.spec = spec;
        this.state = state;
        this.maximumRows = maximumRows;
        this.asNumbers = Matrix.zeros(state.precision(), 0, spec.inputs());
        this.inputDropout = new Dropout(spec.inputDropout(), 0, spec.inputs(), state.precision(),
                spec.inputDropout() > 0 ? maximumRows : 0);
        for (var block : spec.blocks()) {
            layers.add(new DenseLayer(layers.size() + 1, block, state, maximumRows));
        }
    }

    /** The specification of the network. */
    public NetworkSpec spec() {
        return spec;
    }

    /** The parameters and statistics; not a copy. */
    public NetworkState state() {
        return state;
    }

    /** The largest number of rows in a pass. */
    public int maximumRows() {
        return maximumRows;
    }

    /**
     * Computes the outputs of a batch at inference.
     *
     * @param inputs [rows][inputs], at most {@link #maximumRows()} rows
     * @return [rows][outputs], valid until the next call
     */
    public Matrix forward(Matrix inputs) {
        return forward(inputs, Pass.INFERENCE);
    }

    /**
     * Computes the outputs of a batch.
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

    /** Computes the outputs of a batch at inference; see {@link #forward(Matrix)}. */
    public Matrix forward(MixedMatrix inputs) {
        return forward(inputs, Pass.INFERENCE);
    }

    /** Computes the outputs of a batch whose rows may hold indicators; see {@link #forward(Matrix, Pass)}. */
    public Matrix forward(MixedMatrix inputs, Pass pass) {
        if (!spec.weightsByInput()) {
            return forward(numbers(inputs), pass);
        }
        var activations = layers.getFirst().forward(inputs, pass);
        for (var layer = 1; layer < layers.size(); layer++) {
            activations = layers.get(layer).forward(activations, pass);
        }
        return activations;
    }

    private Matrix numbers(MixedMatrix inputs) {
        if (inputs.isDense()) {
            return inputs.numbers();
        }
        if (asNumbers.rows() == 0) {
            asNumbers = Matrix.zeros(inputs.precision(), maximumRows, inputs.columns());
        }
        return inputs.copyTo(asNumbers.firstRows(inputs.rows()));
    }

    /** The sums of a layer, counted from 0, at inference, [rows][sums]. */
    Matrix sums(int layer, MixedMatrix inputs) {
        if (layer == 0) {
            return spec.weightsByInput()
                    ? layers.getFirst().forwardToSums(inputs)
                    : layers.getFirst().forwardToSums(numbers(inputs));
        }
        var activations = spec.weightsByInput()
                ? layers.getFirst().forward(inputs, Pass.INFERENCE)
                : layers.getFirst().forward(numbers(inputs), Pass.INFERENCE);
        for (var below = 1; below < layer; below++) {
            activations = layers.get(below).forward(activations, Pass.INFERENCE);
        }
        return layers.get(layer).forwardToSums(activations);
    }

    /** The outputs of the last pass, [rows][outputs]. */
    public Matrix outputs(int rows) {
        return layers.getLast().outputs(rows);
    }

    /** The sums of the output layer in the last pass, [rows][sums]. */
    public Matrix outputSums(int rows) {
        return layers.getLast().sums(rows);
    }

    /** What a layer, counted from 0, answered in the last pass, which must have been at inference, [rows][units]. */
    public Matrix outputs(int layer, int rows) {
        return layers.get(layer).outputs(rows);
    }

    /** The values of each layer for the first row of the last pass, which must have been at inference. */
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
