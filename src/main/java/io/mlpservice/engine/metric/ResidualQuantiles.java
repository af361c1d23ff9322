package io.mlpservice.engine.metric;

import java.util.Arrays;

/**
 * Quantiles of actual value − prediction, in the target's own unit, by linear interpolation between order statistics:
 * the one at share q of n residuals is at place q(n − 1).
 */
public record ResidualQuantiles(double min, double p5, double p25, double p50, double p75, double p95, double max) {

    static ResidualQuantiles of(double[] residuals) {
        var sorted = residuals.clone();
        Arrays.sort(sorted);
        return new ResidualQuantiles(sorted[0], at(sorted, 0.05), at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75),
                at(sorted, 0.95), sorted[sorted.length - 1]);
    }

    static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return at(sorted, 0.5);
    }

    private static double at(double[] sorted, double share) {
        var place = share * (sorted.length - 1);
        var left = (int) place;
        var between = place - left;
        return between == 0 ? sorted[left] : sorted[left] * (1 - between) + sorted[left + 1] * between;
    }
}
