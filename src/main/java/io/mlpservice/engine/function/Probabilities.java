package io.mlpservice.engine.function;

import io.mlpservice.engine.matrix.Matrix;

/** From sums to probabilities that add up to 1, row by row. */
final class Probabilities {
    private Probabilities() {}

    static void softmax(Matrix sums, Matrix outputs) {
        for (var row = 0; row < sums.rows(); row++) {
            var logOfSum = logSumExp(sums, row);
            for (var column = 0; column < sums.columns(); column++) {
                outputs.set(row, column, StrictMath.exp(sums.get(row, column) - logOfSum));
            }
        }
    }

    /** By the sum sⱼ: yⱼ(gⱼ − Σₖ gₖyₖ), with the gradients g by the outputs y. */
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

    /** ln Σ exp(s) over a row, with the largest sum taken out first so that nothing overflows. */
    static double logSumExp(Matrix sums, int row) {
        var largest = Double.NEGATIVE_INFINITY;
        for (var column = 0; column < sums.columns(); column++) {
            largest = Math.max(largest, sums.get(row, column));
        }
        var total = 0.0;
        for (var column = 0; column < sums.columns(); column++) {
            total += StrictMath.exp(sums.get(row, column) - largest);
        }
        return largest + StrictMath.log(total);
    }
}
