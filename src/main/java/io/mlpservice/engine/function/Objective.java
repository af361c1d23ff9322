package io.mlpservice.engine.function;

import io.mlpservice.engine.matrix.Matrix;

/** What training makes small: the loss of each row, joined over the rows, plus the penalty. */
public record Objective(Loss loss, LossReduction reduction, Penalty penalty) {
    /**
     * Computes the gradient of the joined loss by the outputs, or for a cross-entropy by the sums below them.
     *
     * @param outputs [rows][outputs]
     * @param targets [rows][outputs]
     * @param weights one for each row
     * @param gradients [rows][outputs], computed
     */
    public void gradient(Matrix outputs, Matrix targets, double[] weights, Matrix gradients) {
        loss.gradient(outputs, targets, gradients);
        gradients.scaleRows(reduction.scale(total(weights)), weights);
    }

    private static double total(double[] weights) {
        var total = 0.0;
        for (var weight : weights) {
            total += weight;
        }
        return total;
    }
}
