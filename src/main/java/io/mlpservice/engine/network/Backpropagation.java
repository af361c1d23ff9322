package io.mlpservice.engine.network;

import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Matrix;

import java.util.List;

/** The backward pass through a network: computes the gradient of a batch's loss for every parameter. */
public final class Backpropagation {
    private final Network network;
    private final Matrix gradients;
    private final Matrix lossGradients;
    private final List<DenseLayer.Backward> layers;

    /** Allocates the gradients and buffers for a network. */
    public Backpropagation(Network network) {
        var parameters = network.state().parameters();
        this.network = network;
        this.gradients = Matrix.zeros(parameters.precision(), 1, parameters.columns());
        this.lossGradients = Matrix.zeros(parameters.precision(), network.maximumRows(),
                network.spec().outputLayer().units());
        this.layers = network.layers().stream().map(layer -> layer.backward(gradients)).toList();
    }

    /** The gradients that the last {@link #run} computed, as [1][parameters], in the order of the network's parameters. */
    public Matrix gradients() {
        return gradients;
    }

    /**
     * Computes the gradients of an objective for the rows of the last forward pass.
     *
     * @param outputs [rows][outputs], of that pass
     * @param targets [rows][outputs]
     * @param weights the weight of each row
     */
    public void run(Matrix outputs, Matrix targets, double[] weights, Objective objective) {
        var byLoss = lossGradients.firstRows(outputs.rows());
        objective.gradient(outputs, targets, weights, byLoss);
        var bySums = objective.loss().type().isCrossEntropy() ? byLoss : layers.getLast().toSums(byLoss);
        run(bySums, objective.penalty());
    }

    /**
     * Computes the gradients for the rows of the last forward pass from the gradient for the output layer's sums.
     *
     * @param outputSumGradients [rows][sums]
     */
    public void run(Matrix outputSumGradients, Penalty penalty) {
        var sumGradients = outputSumGradients;
        var outputGradients = outputSumGradients;
        for (var index = layers.size() - 1; index >= 0; index--) {
            var layer = layers.get(index);
            layer.toParameters(sumGradients);
            penalty.addGradient(network.layers().get(index).weights(), layer.weightGradients());
            if (index > 0) {
                outputGradients = layer.toInputs(sumGradients, outputGradients);
                sumGradients = layers.get(index - 1).toSums(outputGradients);
            }
        }
    }
}
