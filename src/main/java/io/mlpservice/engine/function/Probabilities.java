package io.mlpservice.engine.function;

import io.mlpservice.engine.matrix.Matrix;

/** Functions of rows of probabilities that add up to 1. */
final class Probabilities {
    private Probabilities() {}

    /** The gradient for the sum sⱼ: yⱼ(gⱼ − Σₖ gₖyₖ), with the gradients g for the outputs y. */
    static void softmaxGradient(Matrix outputs, Matrix outputGradients, Matrix sumGradients) {
        for (var row = 0; row < outputs.rows(); row++) {
            var mean = 0.0;
            for (var column = 0; column < outputs.columns(); column++) {
                mean += outputGradients.get(row, column) * outputs.get(row, column);
            }
            for (var column = 0; column < outputs.columns(); column++) {
                sumGradients.set(row, column,
                        outputs.get(row, column) * (outputGradients.get(row, column) - mean));
            }
        }
    }

    /**
     * ln Σ exp(s) over a row, computed from the largest sum s and its probability exp(s)/Σ exp(s), which never
     * vanishes.
     */
    static double logSumExp(Matrix sums, Matrix outputs, int row) {
        var best = sums.indexOfLargest(row);
        return sums.get(row, best) - StrictMath.log(outputs.get(row, best));
    }
}
