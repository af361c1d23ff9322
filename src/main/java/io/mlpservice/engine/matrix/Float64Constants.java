package io.mlpservice.engine.matrix;

/** The constants of the element-wise functions in double precision. {@link Float32Constants} explains them. */
final class Float64Constants {
    static final double FADED = 1e-290;
    static final double LOWEST_EXPONENT = -708.39;
    static final double HIGHEST_EXPONENT = 709.78;
    static final double END_OF_TANH = 20;
    static final double LOG2_E = 1.4426950408889634;
    static final double LN2_HIGH = 0x1.62e4p-1;
    static final double LN2_LOW = 1.4286068203094173e-6;
    static final double ROUNDER = 0x1.8p52;
    static final int MANTISSA_BITS = 52;
    static final double[] EXPONENTIAL_SERIES = {1 / 6227020800.0, 1 / 479001600.0, 1 / 39916800.0, 1 / 3628800.0,
        1 / 362880.0, 1 / 40320.0, 1 / 5040.0, 1 / 720.0, 1 / 120.0, 1 / 24.0, 1 / 6.0, 1 / 2.0, 1};

    private Float64Constants() {}
}
