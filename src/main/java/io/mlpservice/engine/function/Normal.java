package io.mlpservice.engine.function;

/**
 * The normal distribution with mean 0 and variance 1.
 *
 * <p>erf is a Taylor series about the nearest multiple c of ¼: erf(c + d) = erf(c) + Σₙ aₙdⁿ⁺¹/(n + 1), where aₙ are
 * the coefficients of its derivative f(x) = 2/√π·exp(−x²). From f′ = −2x·f follows (n + 1)aₙ₊₁ = −2c·aₙ − 2aₙ₋₁ with a₀
 * = f(c). For |d| ≤ ⅛, sixteen terms leave an error below 10⁻¹⁵.
 */
final class Normal {
    private static final double TWO_BY_ROOT_PI = 2 / Math.sqrt(Math.PI);
    private static final double DENSITY_AT_0 = 1 / Math.sqrt(2 * Math.PI);
    private static final double ROOT_HALF = Math.sqrt(0.5);
    private static final int TERMS = 16;
    private static final int CENTERS_PER_UNIT = 4;
    /** From here on, erf rounds to 1. */
    private static final int END = 6;
    private static final double[][] SERIES = series();

    private Normal() {}

    /** Φ(s), the probability of a value below s. */
    static double distribution(double s) {
        return 0.5 * (1 + erf(s * ROOT_HALF));
    }

    /** φ(s) = Φ′(s). */
    static double density(double s) {
        return DENSITY_AT_0 * StrictMath.exp(-0.5 * s * s);
    }

    /** The error function, accurate to about 10⁻¹⁵. */
    static double erf(double x) {
        var size = Math.abs(x);
        if (size >= END) {
            return Math.signum(x);
        }
        var center = (int) (size * CENTERS_PER_UNIT + 0.5);
        return Math.copySign(sum(SERIES[center], size - (double) center / CENTERS_PER_UNIT), x);
    }

    private static double[][] series() {
        var series = new double[END * CENTERS_PER_UNIT + 1][];
        var atEdge = 0.0;
        var halfway = 0.5 / CENTERS_PER_UNIT;
        for (var center = 0; center < series.length; center++) {
            series[center] = aroundCenter((double) center / CENTERS_PER_UNIT);
            series[center][0] = center == 0 ? 0 : atEdge - sum(series[center], -halfway);
            atEdge = sum(series[center], halfway);
        }
        return series;
    }

    /** The coefficients of d, d², …; the one of d⁰ is left at 0. */
    private static double[] aroundCenter(double center) {
        var coefficients = new double[TERMS + 1];
        var before = 0.0;
        var current = TWO_BY_ROOT_PI * StrictMath.exp(-center * center);
        for (var power = 1; power <= TERMS; power++) {
            coefficients[power] = current / power;
            var next = (-2 * center * current - 2 * before) / power;
            before = current;
            current = next;
        }
        return coefficients;
    }

    private static double sum(double[] coefficients, double distance) {
        var sum = 0.0;
        for (var power = coefficients.length - 1; power >= 0; power--) {
            sum = sum * distance + coefficients[power];
        }
        return sum;
    }
}
