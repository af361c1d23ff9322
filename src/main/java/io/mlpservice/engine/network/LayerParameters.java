package io.mlpservice.engine.network;

import java.util.Arrays;

/**
 * The parameters of one dense layer.
 *
 * @param weights [units][inputs], finite
 * @param biases [units], finite
 */
@SuppressWarnings("ArrayRecordComponent")
public record LayerParameters(double[][] weights, double[] biases) {
    /** Checks that there is a row of weights for each bias and that all numbers are finite. */
    public LayerParameters {
        if (weights.length != biases.length) {
            throw new IllegalArgumentException(
                    "%d rows of weights do not fit %d biases".formatted(weights.length, biases.length));
        }
        if (!Arrays.stream(biases).allMatch(Double::isFinite)
                || !Arrays.stream(weights).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("parameters are finite numbers");
        }
    }

    /** Whether they are of the shape of a layer. */
    boolean fits(int inputs, int units) {
        return biases.length == units && Arrays.stream(weights).allMatch(row -> row.length == inputs);
    }
}
