package io.mlpservice.engine.function;

import io.mlpservice.engine.matrix.Matrix;

/** What training minimizes: the reduced loss of the rows plus the penalty. */
public record Objective(Loss loss, LossReduction reduction, Penalty penalty) {
    /**
     * Computes the gradient of the reduced loss for the outputs; for a cross-entropy, for their sums.
     *
     * @param outputs [rows][outputs]
     * @param targets [rows][outputs]
     * @param weights one per row
     * @param gradients [rows][outputs], the result
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
