package io.mlpservice.engine.matrix;

import java.util.Arrays;

/**
 * Element-wise arithmetic in single precision: plain loops over {@code count} numbers of each array, the first of which is
 * at the index beside it. Each loop begins at {@code from}, so that {@link Float32Vectors}, which does the same operations
 * in the same order on many numbers at once, can leave the last few to it: both give the same bits.
 */
class Float32Kernels {
    /** What an optimiser remembers below this size has faded: arithmetic on subnormal numbers is slow. */
    static final float FADED = 1e-30f;
    /** Beyond these the exponential is 0 or infinite. */
    static final float LOWEST_EXPONENT = -87.33f;
    static final float HIGHEST_EXPONENT = 88.72f;
    /** Beyond this the hyperbolic tangent is 1. */
    static final float END_OF_TANH = 10;
    private static final double LN2 = 0.6931471805599453;
    static final float LOG2_E = (float) (1 / LN2);
    /** ln 2 in two parts, the first of which has so few digits that its product with a small whole number is exact. */
    static final float LN2_HIGH = 0x1.63p-1f;
    static final float LN2_LOW = (float) (LN2 - LN2_HIGH);
    /** Added to a number it leaves the nearest whole number in the lowest bits. */
    static final float ROUNDER = 0x1.8p23f;
    static final int MANTISSA_BITS = 23;
    /** Taylor's coefficients of (exp(r) − 1)/r, from the highest power on: enough of them for |r| ≤ ½ ln 2. */
    static final float[] EXPONENTIAL_SERIES = {1 / 5040f, 1 / 720f, 1 / 120f, 1 / 24f, 1 / 6f, 1 / 2f, 1};

    /** y = a + b. */
    void add(float[] y, int yAt, float[] a, int aAt, float[] b, int bAt, int from, int count) {
        for (var index = from; index < count; index++) {
            y[yAt + index] = a[aAt + index] + b[bAt + index];
        }
    }

    /** y = the sum of so many rows of x, added from first to last. */
    void sumRows(float[] y, int yAt, float[] x, int xAt, int rows, int columns) {
        Arrays.fill(y, yAt, yAt + columns, 0);
        for (var row = 0; row < rows; row++) {
            for (var column = 0; column < columns; column++) {
                y[yAt + column] += x[xAt + row * columns + column];
            }
        }
    }

    /** y = a·b. */
    void multiply(float[] y, int yAt, float[] a, int aAt, float[] b, int bAt, int from, int count) {
        for (var index = from; index < count; index++) {
            y[yAt + index] = a[aAt + index] * b[bAt + index];
        }
    }

    /** y = constant + linear·x + square·x². */
    void quadratic(float[] y, int yAt, float[] x, int xAt, float constant, float linear, float square, int from,
            int count) {
        for (var index = from; index < count; index++) {
            var value = x[xAt + index];
            y[yAt + index] = (square * value + linear) * value + constant;
        }
    }

    /** y = y + factor·x. */
    void addScaled(float[] y, int yAt, float factor, float[] x, int xAt, int from, int count) {
        for (var index = from; index < count; index++) {
            y[yAt + index] += factor * x[xAt + index];
        }
    }

    /** y = kept·y + added·x, or 0 where that has faded. */
    void blend(float[] y, int yAt, float kept, float added, float[] x, int xAt, int from, int count) {
        for (var index = from; index < count; index++) {
            var value = kept * y[yAt + index] + added * x[xAt + index];
            y[yAt + index] = unlessFaded(value);
        }
    }

    /** y = kept·y + added·x², or 0 where that has faded. */
    void blendSquares(float[] y, int yAt, float kept, float added, float[] x, int xAt, int from, int count) {
        for (var index = from; index < count; index++) {
            var value = kept * y[yAt + index] + added * x[xAt + index] * x[xAt + index];
            y[yAt + index] = unlessFaded(value);
        }
    }

    /** y = y + factor·x/(root·√square + epsilon). */
    void addQuotient(float[] y, int yAt, float factor, float[] x, int xAt, float[] square, int squareAt, float root,
            float epsilon, int from, int count) {
        for (var index = from; index < count; index++) {
            y[yAt + index] += factor * x[xAt + index] / (root * (float) Math.sqrt(square[squareAt + index]) + epsilon);
        }
    }

    /**
     * A step of Adam: mean = kept·mean + added·gradient and square = kept·square + added·gradient², or 0 where that has faded,
     * then y = y + factor·mean/(root·√square + epsilon).
     */
    void adapt(float[] y, int yAt, float[] gradients, int gradientAt, float[] means, int meanAt, float meanKept,
            float meanAdded, float[] squares, int squareAt, float squareKept, float squareAdded, float factor,
            float root,
            float epsilon, int from, int count) {
        for (var index = from; index < count; index++) {
            var gradient = gradients[gradientAt + index];
            var mean = unlessFaded(meanKept * means[meanAt + index] + meanAdded * gradient);
            var square = unlessFaded(squareKept * squares[squareAt + index] + squareAdded * gradient * gradient);
            means[meanAt + index] = mean;
            squares[squareAt + index] = square;
            y[yAt + index] += factor * mean / (root * (float) Math.sqrt(square) + epsilon);
        }
    }

    /** y = x where x is above 0, else slope·x, which is 0 rather than −0 where the slope is 0. */
    void rectify(float[] y, int yAt, float[] x, int xAt, float slope, int from, int count) {
        for (var index = from; index < count; index++) {
            var value = x[xAt + index];
            y[yAt + index] = value > 0 ? value : slope * value + 0;
        }
    }

    /** y = gradient where x is above 0, else slope·gradient. */
    void rectifyGradient(float[] y, int yAt, float[] x, int xAt, float[] gradient, int gradientAt, float slope,
            int from, int count) {
        for (var index = from; index < count; index++) {
            var value = gradient[gradientAt + index];
            y[yAt + index] = x[xAt + index] > 0 ? value : slope * value;
        }
    }

    /** y = exp(x). */
    void exponential(float[] y, int yAt, float[] x, int xAt, int from, int count) {
        for (var index = from; index < count; index++) {
            y[yAt + index] = exponential(x[xAt + index]);
        }
    }

    /** y = 1/(1 + exp(−x)). */
    void sigmoid(float[] y, int yAt, float[] x, int xAt, int from, int count) {
        for (var index = from; index < count; index++) {
            y[yAt + index] = 1 / (1 + exponential(-x[xAt + index]));
        }
    }

    /** y = tanh(x). */
    void tanh(float[] y, int yAt, float[] x, int xAt, int from, int count) {
        for (var index = from; index < count; index++) {
            y[yAt + index] = tanh(x[xAt + index]);
        }
    }

    private static float unlessFaded(float value) {
        return Math.abs(value) < FADED ? 0 : value;
    }

    /** exp(x) = 2ᵏ·(1 + series), with k the whole number nearest to x/ln 2. */
    private static float exponential(float x) {
        var shifted = x * LOG2_E + ROUNDER;
        var power = 1 + series(x, shifted - ROUNDER);
        if (x < LOWEST_EXPONENT) {
            return 0;
        }
        return x > HIGHEST_EXPONENT ? Float.POSITIVE_INFINITY : timesTwoToThe(shifted, power);
    }

    /** exp(x) − 1 = 2ᵏ·series + (2ᵏ − 1) for a small x, exact near 0 as well. */
    private static float exponentialLessOne(float x) {
        var shifted = x * LOG2_E + ROUNDER;
        var twoToThe = timesTwoToThe(shifted, 1);
        return twoToThe * series(x, shifted - ROUNDER) + (twoToThe - 1);
    }

    /** tanh(x) = e/(e + 2) with e = exp(2|x|) − 1, and the sign of x. */
    private static float tanh(float x) {
        var size = Math.abs(x);
        var e = exponentialLessOne(2 * (size > END_OF_TANH ? END_OF_TANH : size));
        var tanh = e / (e + 2);
        return x < 0 ? -tanh : tanh;
    }

    /** exp(r) − 1 for what is left of x when k·ln 2 is taken away. */
    private static float series(float x, float k) {
        var rest = x - k * LN2_HIGH - k * LN2_LOW;
        var sum = EXPONENTIAL_SERIES[0];
        for (var term = 1; term < EXPONENTIAL_SERIES.length; term++) {
            sum = sum * rest + EXPONENTIAL_SERIES[term];
        }
        return sum * rest;
    }

    private static float timesTwoToThe(float shifted, float value) {
        var exponent = Float.floatToRawIntBits(shifted) << MANTISSA_BITS;
        return Float.intBitsToFloat(Float.floatToRawIntBits(value) + exponent);
    }
}
