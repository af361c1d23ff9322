package io.mlpservice.engine.metric;

import io.mlpservice.engine.scaling.Quantiles;

/** Quantiles of actual value − prediction, in the target's own unit; see {@link Quantiles}. */
public record ResidualQuantiles(double min, double p5, double p25, double p50, double p75, double p95, double max) {

    static ResidualQuantiles of(double[] residuals) {
        var sorted = Quantiles.sorted(residuals);
        return new ResidualQuantiles(sorted[0], Quantiles.of(sorted, 0.05), Quantiles.of(sorted, 0.25),
                Quantiles.of(sorted, 0.5), Quantiles.of(sorted, 0.75), Quantiles.of(sorted, 0.95),
                sorted[sorted.length - 1]);
    }

    static double median(double[] values) {
        return Quantiles.of(Quantiles.sorted(values), 0.5);
    }
}
