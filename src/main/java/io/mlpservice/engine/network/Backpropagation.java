package io.mlpservice.engine.network;

import io.mlpservice.engine.function.Loss;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Matrix;

import java.util.ArrayList;
import java.util.List;

/** The pass back through a network: from the loss of a batch to the gradient by every parameter. */
public final class Backpropagation {
    private final Network network;
    private final Matrix gradients;
    private final List<LayerGradients> layers = new ArrayList<>();

    /** By the layer's weights and biases, and by its sums for the rows of a batch. */
    private record LayerGradients(Matrix weights, Matrix biases, Matrix sums) {}

    /** Gradients and buffers for a network. */
    public Backpropagation(Network network) {
        this.network = network;
        var precision = network.parameters().precision();
        this.gradients = Matrix.zeros(precision, 1, network.parameters().columns());
        for (var block : network.spec().blocks()) {
            layers.add(new LayerGradients(block.weights(gradients), block.biases(gradients),
                    Matrix.zeros(precision, network.maximumRows(), block.units())));
        }
    }

    /** The gradients that the last {@link #run} computed, as [1][parameters], in the order of the network's parameters. */
    public Matrix gradients() {
        return gradients;
    }

    /**
     * Computes the gradients for the rows that were the last to pass forward.
     *
     * @param inputs [rows][inputs], the rows of that pass
     * @param targets [rows][outputs]
     * @param scale factor on every row's loss: 1/rows for a mean over the rows, 1 for a sum
     */
    public void run(Matrix inputs, Matrix targets, Loss loss, double scale, Penalty penalty) {
        var rows = inputs.rows();
        var last = layers.size() - 1;
        var output = network.layers().get(last);
        loss.gradient(network.spec().outputLayer().activation(), output.sums(rows), output.outputs(rows), targets,
                scale,
                layers.get(last).sums().firstRows(rows));
        for (var index = last; index >= 0; index--) {
            var layer = network.layers().get(index);
            var layerGradients = layers.get(index);
            var sumGradients = layerGradients.sums().firstRows(rows);
            var layerInputs = index == 0 ? inputs : network.layers().get(index - 1).outputs(rows);
            layerGradients.weights().setToProductOfTransposed(sumGradients, layerInputs);
            layerGradients.biases().setToSumOfRows(sumGradients);
            penalty.addGradient(layer.weights(), layerGradients.weights());
            if (index > 0) {
                var gradientsBelow = layers.get(index - 1).sums().firstRows(rows);
                layer.backwardToInputs(sumGradients, gradientsBelow);
                network.layers().get(index - 1).backwardThroughActivation(gradientsBelow);
            }
        }
    }
}
