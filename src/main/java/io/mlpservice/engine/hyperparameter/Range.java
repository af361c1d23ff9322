package io.mlpservice.engine.hyperparameter;

import java.math.BigDecimal;

/**
 * An interval of numbers; an end may be left out, and may be infinite.
 *
 * @param minimum the lower end, {@code -Infinity} where there is none
 * @param minimumExcluded whether the lower end itself lies outside
 * @param maximum the upper end, {@code Infinity} where there is none
 * @param maximumExcluded whether the upper end itself lies outside
 */
public record Range(double minimum, boolean minimumExcluded, double maximum, boolean maximumExcluded) {
    /** Both ends belong to the range. */
    public static Range from(double minimum, double maximum) {
        return new Range(minimum, false, maximum, false);
    }

    /** The lower end does not belong to the range, the upper one does. */
    public static Range above(double minimum, double maximum) {
        return new Range(minimum, true, maximum, false);
    }

    /** The lower end belongs to the range, the upper one does not. */
    public static Range fromBelow(double minimum, double maximum) {
        return new Range(minimum, false, maximum, true);
    }

    /** Neither end belongs to the range. */
    public static Range between(double minimum, double maximum) {
        return new Range(minimum, true, maximum, true);
    }

    /** Whether the value lies inside; {@code NaN} and infinities never do. */
    public boolean contains(double value) {
        return Double.isFinite(value) && (minimumExcluded ? value > minimum : value >= minimum)
                && (maximumExcluded ? value < maximum : value <= maximum);
    }

    /** The range in words: {@code greater than 0 and at most 100}. */
    @Override
    public String toString() {
        var lower = (minimumExcluded ? "greater than " : "at least ") + plain(minimum);
        var upper = (maximumExcluded ? "less than " : "at most ") + plain(maximum);
        if (Double.isInfinite(minimum)) {
            return Double.isInfinite(maximum) ? "any number" : upper;
        }
        return Double.isInfinite(maximum) ? lower : lower + " and " + upper;
    }

    private static String plain(double value) {
        return Double.isInfinite(value)
                ? Double.toString(value)
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
