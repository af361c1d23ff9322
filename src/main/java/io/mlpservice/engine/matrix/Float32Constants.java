package io.mlpservice.engine.matrix;

/** The constants of the element-wise functions in single precision. {@link Float64Constants} has the same names. */
final class Float32Constants {
    /** Smaller optimizer states are set to 0, because arithmetic on subnormal numbers is slow. */
    static final float FADED = 1e-30f;
    /** Beyond these bounds, the exponential is 0 or infinite. */
    static final float LOWEST_EXPONENT = -87.33f;
    static final float HIGHEST_EXPONENT = 88.72f;
    /** Beyond this bound, the hyperbolic tangent is 1. */
    static final float END_OF_TANH = 10;
    private static final double LN2 = 0.6931471805599453;
    static final float LOG2_E = (float) (1 / LN2);
    /** ln 2 in two parts. The first has so few digits that its product with a small integer is exact. */
    static final float LN2_HIGH = 0x1.63p-1f;
    static final float LN2_LOW = (float) (LN2 - LN2_HIGH);
    /** Adding this to a number leaves the nearest integer in the lowest bits. */
    static final float ROUNDER = 0x1.8p23f;
    static final int MANTISSA_BITS = 23;
    /** The Taylor coefficients of (exp(r) − 1)/r for |r| ≤ ½ ln 2, from the highest power down. */
    static final float[] EXPONENTIAL_SERIES = {1 / 5040f, 1 / 720f, 1 / 120f, 1 / 24f, 1 / 6f, 1 / 2f, 1};

    private Float32Constants() {}
}
