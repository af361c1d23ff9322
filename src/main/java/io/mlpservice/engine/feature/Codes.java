package io.mlpservice.engine.feature;

import io.mlpservice.engine.scaling.Quantiles;

import java.util.Arrays;

/** The codes of the training rows of a feature; see {@link Encoder}. */
final class Codes {
    private final double[] present;
    private final boolean hasGaps;

    /** Takes the code of each row, {@code NaN} for gaps. */
    Codes(double[] codes) {
        this.present = Arrays.stream(codes).filter(code -> !Double.isNaN(code)).toArray();
        this.hasGaps = present.length < codes.length;
    }

    /** The codes that are no gaps. */
    double[] present() {
        return present;
    }

    double least() {
        return Arrays.stream(present).min().orElse(Double.NaN);
    }

    double largest() {
        return Arrays.stream(present).max().orElse(Double.NaN);
    }

    /** What stands in for gaps; 0 if all rows are gaps. */
    Gaps gaps(MissingValues rule, boolean indicators) {
        if (!rule.fills()) {
            return Gaps.REFUSED;
        }
        return new Gaps(present.length == 0 ? 0 : fill(rule), indicators && hasGaps);
    }

    private double fill(MissingValues rule) {
        return switch (rule) {
            case MEAN -> mean();
            case MOST_FREQUENT -> mostFrequent();
            case CONSTANT -> 0;
            case MEDIAN, DROP_ROW, REJECT -> Quantiles.of(Quantiles.sorted(present), 0.5);
        };
    }

    /** Adds shares, so that no sum overflows. */
    private double mean() {
        return Arrays.stream(present).map(code -> code / present.length).sum();
    }

    /** The smallest of equally frequent ones. */
    private double mostFrequent() {
        var sorted = Quantiles.sorted(present);
        var best = sorted[0];
        var most = 0;
        for (var from = 0; from < sorted.length;) {
            var to = from;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            if (to - from > most) {
                most = to - from;
                best = sorted[from];
            }
            from = to;
        }
        return best;
    }
}
