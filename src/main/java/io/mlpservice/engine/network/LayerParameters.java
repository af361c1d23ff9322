package io.mlpservice.engine.network;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The parameters of one dense layer. Parts that the layer does not have are empty.
 *
 * @param weights [sums][inputs], finite
 * @param biases [sums], finite
 * @param gamma [sums], scales of the batch normalization
 * @param beta [sums], shifts of the batch normalization
 * @param alpha [units], learned slopes
 */
@SuppressWarnings("ArrayRecordComponent")
public record LayerParameters(double[][] weights, double[] biases, double[] gamma, double[] beta, double[] alpha) {
    private static final double[] NONE = {};

    /** Checks that there is one row of weights per bias and that all numbers are finite. */
    public LayerParameters {
        if (weights.length != biases.length) {
            throw new IllegalArgumentException(
                    "%d rows of weights do not match %d biases".formatted(weights.length, biases.length));
        }
        var rows = Stream.concat(Arrays.stream(weights), Stream.of(biases, gamma, beta, alpha));
        if (!rows.flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("parameters must be finite numbers");
        }
    }

    /** The parameters of a layer with neither batch normalization nor learned slopes. */
    public LayerParameters(double[][] weights, double[] biases) {
        this(weights, biases, NONE, NONE, NONE);
    }

    /**
     * The weights and biases with the batch normalization folded into them: γ/√(σ² + ε)·w and γ/√(σ² + ε)·(b − μ) + β;
     * the same if there is none. The learned slopes stay.
     */
    public LayerParameters folded(LayerStatistics statistics) {
        if (gamma.length == 0) {
            return this;
        }
        var factors = IntStream.range(0, gamma.length).mapToDouble(
                sum -> gamma[sum] / Math.sqrt(statistics.variance()[sum] + BatchNormalization.EPSILON)).toArray();
        return new LayerParameters(
                IntStream.range(0, factors.length).mapToObj(
                        sum -> Arrays.stream(weights[sum]).map(weight -> weight * factors[sum]).toArray())
                        .toArray(double[][]::new),
                IntStream.range(0, factors.length)
                        .mapToDouble(sum -> factors[sum] * (biases[sum] - statistics.mean()[sum]) + beta[sum])
                        .toArray(),
                NONE, NONE, alpha);
    }
}
