package io.mlpservice.surface;

import java.math.BigDecimal;
import java.math.MathContext;

/** Shortens numbers to the digits that a picture can show, since an answer has many of them. */
final class Rounding {
    private static final int DIGITS = 5;
    private static final MathContext DECIMAL = new MathContext(DIGITS);
    /** Powers of ten up to this one are exact in double precision, so that a single division rounds right. */
    private static final int MOST_DECIMALS = 22;

    private Rounding() {}

    /** To {@value #DIGITS} significant digits; what is not finite stays. */
    static double significant(double number) {
        if (number == 0 || !Double.isFinite(number)) {
            return number;
        }
        var decimals = decimals(number);
        return Math.abs(decimals) <= MOST_DECIMALS
                ? toDecimals(number, decimals)
                : new BigDecimal(number).round(DECIMAL).doubleValue();
    }

    /** To {@value #DIGITS} decimals. */
    static double probability(double probability) {
        return toDecimals(probability, DIGITS);
    }

    /** To as many decimals as a number of this size has in {@value #DIGITS} significant digits. */
    static double as(double size, double number) {
        var decimals = decimals(size);
        return Math.abs(decimals) <= MOST_DECIMALS ? toDecimals(number, decimals) : number;
    }

    private static int decimals(double size) {
        return DIGITS - 1 - (int) Math.floor(Math.log10(Math.abs(size)));
    }

    private static double toDecimals(double number, int decimals) {
        var power = Math.pow(10, Math.abs(decimals));
        var rounded = decimals >= 0 ? Math.rint(number * power) / power : Math.rint(number / power) * power;
        return Double.isFinite(rounded) ? rounded + 0.0 : number;
    }
}
