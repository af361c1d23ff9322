package io.mlpservice.engine.scaling;

/** The standard normal distribution. */
public final class NormalDistribution {
    private static final double[] A = {-3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02,
        1.383577518672690e+02, -3.066479806614716e+01, 2.506628277459239e+00};
    private static final double[] B = {-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02,
        6.680131188771972e+01, -1.328068155288572e+01, 1};
    private static final double[] C = {-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
        -2.549732539343734e+00, 4.374664141464968e+00, 2.938163982698783e+00};
    private static final double[] D = {7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00,
        3.754408661907416e+00, 1};
    /** Below this probability another approximation holds. */
    public static final double TAIL = 0.02425;

    private NormalDistribution() {}

    /**
     * Φ⁻¹(p) for 0 &lt; p &lt; 1 by Acklam's rational approximation, whose relative error is below 1.2e-9. It uses the
     * exactly specified operations of StrictMath, so that it gives the same bits everywhere.
     */
    static double quantile(double p) {
        if (p > 0.5) {
            return -quantile(1 - p);
        }
        if (p < TAIL) {
            var q = StrictMath.sqrt(-2 * StrictMath.log(p));
            return polynomial(C, q) / polynomial(D, q);
        }
        var q = p - 0.5;
        var r = q * q;
        return q * polynomial(A, r) / polynomial(B, r);
    }

    /**
     * The polynomials of the approximation, each from its highest power down: numerator and denominator around the
     * median, in (p − ½)² and the numerator times p − ½; numerator and denominator in the lower tail, in √(−2·ln p).
     */
    public static double[][] polynomials() {
        return new double[][]{A.clone(), B.clone(), C.clone(), D.clone()};
    }

    private static double polynomial(double[] coefficients, double x) {
        var sum = 0.0;
        for (var coefficient : coefficients) {
            sum = sum * x + coefficient;
        }
        return sum;
    }
}
