package io.mlpservice.engine.function;

import io.mlpservice.engine.matrix.Matrix;

/** From sums to probabilities that add up to 1, row by row. */
final class Probabilities {
    private Probabilities() {}

    /** The largest sum of a row is taken out first, so that nothing overflows. */
    static void softmax(Matrix sums, Matrix outputs) {
        for (var row = 0; row < sums.rows(); row++) {
            var largest = largest(sums, row);
            for (var column = 0; column < sums.columns(); column++) {
                outputs.set(row, column, sums.get(row, column) - largest);
            }
        }
        outputs.setToExponential(outputs);
        for (var row = 0; row < outputs.rows(); row++) {
            var total = 0.0;
            for (var column = 0; column < outputs.columns(); column++) {
                total += outputs.get(row, column);
            }
            for (var column = 0; column < outputs.columns(); column++) {
                outputs.set(row, column, outputs.get(row, column) / total);
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

    /** ln Σ exp(s) over a row: the probability of the largest sum, which never vanishes, is exp(s)/Σ exp(s). */
    static double logSumExp(Matrix sums, Matrix outputs, int row) {
        return largest(sums, row) - StrictMath.log(largest(outputs, row));
    }

    private static double largest(Matrix matrix, int row) {
        var largest = matrix.get(row, 0);
        for (var column = 1; column < matrix.columns(); column++) {
            var value = matrix.get(row, column);
            largest = value > largest ? value : largest;
        }
        return largest;
    }
}
