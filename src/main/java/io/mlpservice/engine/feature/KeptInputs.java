package io.mlpservice.engine.feature;

import io.mlpservice.engine.matrix.Precision;

/**
 * How the inputs of a row are kept in memory. A run with other constants than those below adds up the same sums in another
 * order, and one that keeps no indicators starts over from a checkpoint of one that does.
 *
 * @param numbers how many are kept as numbers
 * @param indicators how many features are kept as the place of their only 1
 */
public record KeptInputs(long numbers, int indicators) {
    private static final int FEWEST_OF_FEATURE = 16;
    private static final int FEWEST_OF_TABLE = 256;

    /**
     * Whether a feature of which at most one input is 1 can be kept as an indicator. One of few inputs is faster as
     * numbers.
     */
    public static boolean canBeIndicator(long inputs) {
        return inputs >= FEWEST_OF_FEATURE;
    }

    /**
     * Whether those features are kept as indicators. If they have few inputs together, all are faster as numbers.
     *
     * @param inputs of all features that can be indicators
     */
    public static boolean useIndicators(long inputs) {
        return inputs >= FEWEST_OF_TABLE;
    }

    /** The bytes of a row. */
    public long bytes(Precision precision) {
        return numbers * precision.bytes() + (long) indicators * Integer.BYTES;
    }
}
