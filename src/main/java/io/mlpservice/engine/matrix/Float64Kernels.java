package io.mlpservice.engine.matrix;

import java.util.Arrays;

/**
 * Element-wise arithmetic in double precision: plain loops over {@code count} numbers of each array, the first of which is
 * at the index beside it. Each loop begins at {@code from}, so that {@link Float64Vectors}, which does the same operations
 * in the same order on many numbers at once, can leave the last few to it: both give the same bits.
 */
class Float64Kernels {
    /** What an optimiser remembers below this size has faded: arithmetic on subnormal numbers is slow. */
    static final double FADED = 1e-290;
    /** Beyond these the exponential is 0 or infinite. */
    static final double LOWEST_EXPONENT = -708.39;
    static final double HIGHEST_EXPONENT = 709.78;
    /** Beyond this the hyperbolic tangent is 1. */
    static final double END_OF_TANH = 20;
    static final double LOG2_E = 1.4426950408889634;
    /** ln 2 in two parts, the first of which has so few digits that its product with a small whole number is exact. */
    static final double LN2_HIGH = 0x1.62e4p-1;
    static final double LN2_LOW = 1.4286068203094173e-6;
    /** Added to a number it leaves the nearest whole number in the lowest bits. */
    static final double ROUNDER = 0x1.8p52;
    static final int MANTISSA_BITS = 52;
    /** Taylor's coefficients of (exp(r) − 1)/r, from the highest power on: enough of them for |r| ≤ ½ ln 2. */
    static final double[] EXPONENTIAL_SERIES = {1 / 6227020800.0, 1 / 479001600.0, 1 / 39916800.0, 1 / 3628800.0,
        1 / 362880.0, 1 / 40320.0, 1 / 5040.0, 1 / 720.0, 1 / 120.0, 1 / 24.0, 1 / 6.0, 1 / 2.0, 1};

    /** y = a + b. */
    void add(double[] y, int yAt, double[] a, int aAt, double[] b, int bAt, int from, int count) {
        for (var index = from; index < count; index++) {
            y[yAt + index] = a[aAt + index] + b[bAt + index];
        }
    }

    /** y = the sum of so many rows of x, added from first to last. */
    void sumRows(double[] y, int yAt, double[] x, int xAt, int rows, int columns) {
        Arrays.fill(y, yAt, yAt + columns, 0);
        for (var row = 0; row < rows; row++) {
            for (var column = 0; column < columns; column++) {
                y[yAt + column] += x[xAt + row * columns + column];
            }
        }
    }

    /** y = a·b. */
    void multiply(double[] y, int yAt, double[] a, int aAt, double[] b, int bAt, int from, int count) {
        for (var index = from; index < count; index++) {
            y[yAt + index] = a[aAt + index] * b[bAt + index];
        }
    }

    /** y = constant + linear·x + square·x². */
    void quadratic(double[] y, int yAt, double[] x, int xAt, double constant, double linear, double square, int from,
            int count) {
        for (var index = from; index < count; index++) {
            var value = x[xAt + index];
            y[yAt + index] = (square * value + linear) * value + constant;
        }
    }

    /** y = y + factor·x. */
    void addScaled(double[] y, int yAt, double factor, double[] x, int xAt, int from, int count) {
        for (var index = from; index < count; index++) {
            y[yAt + index] += factor * x[xAt + index];
        }
    }

    /** y = kept·y + added·x, or 0 where that has faded. */
    void blend(double[] y, int yAt, double kept, double added, double[] x, int xAt, int from, int count) {
        for (var index = from; index < count; index++) {
            var value = kept * y[yAt + index] + added * x[xAt + index];
            y[yAt + index] = unlessFaded(value);
        }
    }

    /** y = kept·y + added·x², or 0 where that has faded. */
    void blendSquares(double[] y, int yAt, double kept, double added, double[] x, int xAt, int from, int count) {
        for (var index = from; index < count; index++) {
            var value = kept * y[yAt + index] + added * x[xAt + index] * x[xAt + index];
            y[yAt + index] = unlessFaded(value);
        }
    }

    /** y = y + factor·x/(root·√square + epsilon). */
    void addQuotient(double[] y, int yAt, double factor, double[] x, int xAt, double[] square, int squareAt,
            double root,
            double epsilon, int from, int count) {
        for (var index = from; index < count; index++) {
            y[yAt + index] += factor * x[xAt + index] / (root * Math.sqrt(square[squareAt + index]) + epsilon);
        }
    }

    /**
     * A step of Adam: mean = kept·mean + added·gradient and square = kept·square + added·gradient², or 0 where that has faded,
     * then y = y + factor·mean/(root·√square + epsilon).
     */
    void adapt(double[] y, int yAt, double[] gradients, int gradientAt, double[] means, int meanAt, double meanKept,
            double meanAdded, double[] squares, int squareAt, double squareKept, double squareAdded, double factor,
            double root,
            double epsilon, int from, int count) {
        for (var index = from; index < count; index++) {
            var gradient = gradients[gradientAt + index];
            var mean = unlessFaded(meanKept * means[meanAt + index] + meanAdded * gradient);
            var square = unlessFaded(squareKept * squares[squareAt + index] + squareAdded * gradient * gradient);
            means[meanAt + index] = mean;
            squares[squareAt + index] = square;
            y[yAt + index] += factor * mean / (root * Math.sqrt(square) + epsilon);
        }
    }

    /** y = x where x is above 0, else slope·x, which is 0 rather than −0 where the slope is 0. */
    void rectify(double[] y, int yAt, double[] x, int xAt, double slope, int from, int count) {
        for (var index = from; index < count; index++) {
            var value = x[xAt + index];
            y[yAt + index] = value > 0 ? value : slope * value + 0;
        }
    }

    /** y = gradient where x is above 0, else slope·gradient. */
    void rectifyGradient(double[] y, int yAt, double[] x, int xAt, double[] gradient, int gradientAt, double slope,
            int from, int count) {
        for (var index = from; index < count; index++) {
            var value = gradient[gradientAt + index];
            y[yAt + index] = x[xAt + index] > 0 ? value : slope * value;
        }
    }

    /** y = exp(x). */
    void exponential(double[] y, int yAt, double[] x, int xAt, int from, int count) {
        for (var index = from; index < count; index++) {
            y[yAt + index] = exponential(x[xAt + index]);
        }
    }

    /** y = 1/(1 + exp(−x)). */
    void sigmoid(double[] y, int yAt, double[] x, int xAt, int from, int count) {
        for (var index = from; index < count; index++) {
            y[yAt + index] = 1 / (1 + exponential(-x[xAt + index]));
        }
    }

    /** y = tanh(x). */
    void tanh(double[] y, int yAt, double[] x, int xAt, int from, int count) {
        for (var index = from; index < count; index++) {
            y[yAt + index] = tanh(x[xAt + index]);
        }
    }

    private static double unlessFaded(double value) {
        return Math.abs(value) < FADED ? 0 : value;
    }

    /** exp(x) = 2ᵏ·(1 + series), with k the whole number nearest to x/ln 2. */
    private static double exponential(double x) {
        var shifted = x * LOG2_E + ROUNDER;
        var power = 1 + series(x, shifted - ROUNDER);
        if (x < LOWEST_EXPONENT) {
            return 0;
        }
        return x > HIGHEST_EXPONENT ? Double.POSITIVE_INFINITY : timesTwoToThe(shifted, power);
    }

    /** exp(x) − 1 = 2ᵏ·series + (2ᵏ − 1) for a small x, exact near 0 as well. */
    private static double exponentialLessOne(double x) {
        var shifted = x * LOG2_E + ROUNDER;
        var twoToThe = timesTwoToThe(shifted, 1);
        return twoToThe * series(x, shifted - ROUNDER) + (twoToThe - 1);
    }

    /** tanh(x) = e/(e + 2) with e = exp(2|x|) − 1, and the sign of x. */
    private static double tanh(double x) {
        var size = Math.abs(x);
        var e = exponentialLessOne(2 * (size > END_OF_TANH ? END_OF_TANH : size));
        var tanh = e / (e + 2);
        return x < 0 ? -tanh : tanh;
    }

    /** exp(r) − 1 for what is left of x when k·ln 2 is taken away. */
    private static double series(double x, double k) {
        var rest = x - k * LN2_HIGH - k * LN2_LOW;
        var sum = EXPONENTIAL_SERIES[0];
        for (var term = 1; term < EXPONENTIAL_SERIES.length; term++) {
            sum = sum * rest + EXPONENTIAL_SERIES[term];
        }
        return sum * rest;
    }

    private static double timesTwoToThe(double shifted, double value) {
        var exponent = Double.doubleToRawLongBits(shifted) << MANTISSA_BITS;
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) + exponent);
    }
}
