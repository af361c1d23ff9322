package io.mlpservice.engine.feature;

/**
 * What stands in for the gaps of a feature.
 *
 * @param fill the code that a gap gets; {@code NaN} if gaps are refused
 * @param indicated whether an input is 1 where there is a gap
 */
public record Gaps(double fill, boolean indicated) {
    /** Gaps are refused. */
    public static final Gaps REFUSED = new Gaps(Double.NaN, false);

    /** Whether a value stands in for them. */
    public boolean areFilled() {
        return !Double.isNaN(fill);
    }

    double filled(double code) {
        return Double.isNaN(code) ? fill : code;
    }
}
