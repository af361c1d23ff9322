package io.mlpservice.engine.scaling;

import java.util.Arrays;

/** Quantiles by linear interpolation between order statistics: the one at share q of n values is at place q(n − 1). */
public final class Quantiles {
    private Quantiles() {}

    /** A copy of values in ascending order. */
    public static double[] sorted(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /**
     * The quantile at a share.
     *
     * @param sorted at least one value, all finite, in ascending order
     * @param share from 0 for the smallest value to 1 for the largest
     */
    public static double of(double[] sorted, double share) {
        var place = share * (sorted.length - 1);
        var left = (int) place;
        var right = Math.min(left + 1, sorted.length - 1);
        var between = place - left;
        return between == 0 ? sorted[left] : sorted[left] * (1 - between) + sorted[right] * between;
    }
}
