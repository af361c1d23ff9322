package io.mlpservice.engine.network;

import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.RowBlocks;

import java.util.List;

/** The backward pass through a network: computes the gradient of a batch's loss for every parameter. */
public final class Backpropagation {
    private final Matrix gradients;
    private final Matrix lossGradients;
    private final List<DenseLayer.Backward> layers;

    /** Allocates the gradients and buffers for a network. */
    public Backpropagation(Network network) {
        var parameters = network.state().parameters();
        this.gradients = Matrix.zeros(parameters.precision(), 1, parameters.columns());
        this.lossGradients = Matrix.zeros(parameters.precision(), network.maximumRows(),
                network.spec().outputLayer().units());
        this.layers = network.layers().stream().map(layer -> layer.backward(gradients)).toList();
    }

    /**
     * The gradients for the last {@link #run}, as [1][parameters], in the order of the network's parameters. Where the
     * first layer keeps its weights by input, only this call computes them all.
     */
    public Matrix gradients() {
        layers.getFirst().complete();
        return gradients;
    }

    /**
     * The gradients of the parameters of some layers, as an optimizer reads them: in blocks, which are computed when
     * they are read if {@link #gradients()} has not been called since the last {@link #run}.
     *
     * @param from the index of a layer's first parameter
     * @param to the index after a layer's last parameter
     */
    public RowBlocks gradients(int from, int to) {
        var completed = RowBlocks.of(gradients.view(from, 1, to - from));
        return from == 0 ? layers.getFirst().inBlocks(completed) : completed;
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
            layer.addPenalty(penalty);
            if (index > 0) {
                outputGradients = layer.toInputs(sumGradients, outputGradients);
                sumGradients = layers.get(index - 1).toSums(outputGradients);
            }
        }
    }
}
