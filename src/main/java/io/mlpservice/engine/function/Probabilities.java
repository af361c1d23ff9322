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

    /** The probability of the class whose target is 1; 0 if no class has the target 1 (soft labels). */
    static double ofClass(Matrix outputs, Matrix targets, int row) {
        var probability = 0.0;
        var squares = 0.0;
        for (var column = 0; column < outputs.columns(); column++) {
            var target = targets.get(row, column);
            probability += target * outputs.get(row, column);
            squares += target * target;
        }
        return squares == 1 ? probability : 0;
    }

    /**
     * ln Σ exp(s) over a row, computed from the largest sum s and its probability exp(s)/Σ exp(s), which never
     * vanishes.
     */
    static double logSumExp(Matrix sums, Matrix outputs, int row) {
        var best = 0;
        for (var column = 1; column < sums.columns(); column++) {
            best = sums.get(row, column) > sums.get(row, best) ? column : best;
        }
        return sums.get(row, best) - StrictMath.log(outputs.get(row, best));
    }
}
