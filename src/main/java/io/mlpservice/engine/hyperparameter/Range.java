package io.mlpservice.engine.hyperparameter;

import java.math.BigDecimal;

/**
 * An interval of numbers, open or closed at each end.
 *
 * @param minimum the lower bound, {@code -Infinity} if there is none
 * @param minimumExcluded whether the lower bound itself is excluded
 * @param maximum the upper bound, {@code Infinity} if there is none
 * @param maximumExcluded whether the upper bound itself is excluded
 */
public record Range(double minimum, boolean minimumExcluded, double maximum, boolean maximumExcluded) {
    /** A closed interval. */
    public static Range from(double minimum, double maximum) {
        return new Range(minimum, false, maximum, false);
    }

    /** An interval that excludes its minimum. */
    public static Range above(double minimum, double maximum) {
        return new Range(minimum, true, maximum, false);
    }

    /** An interval that excludes its maximum. */
    public static Range fromBelow(double minimum, double maximum) {
        return new Range(minimum, false, maximum, true);
    }

    /** An open interval. */
    public static Range between(double minimum, double maximum) {
        return new Range(minimum, true, maximum, true);
    }

    /** Whether the value is in the range; always false for {@code NaN} and infinities. */
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
