// Derived from Float32Kernels by PrecisionTwins. Edit that file, then refresh this one with
// mvn -q test -Dtest=PrecisionTwinsTest -Dtwins.refresh=true
package io.mlpservice.engine.matrix;

import java.util.Arrays;

import static io.mlpservice.engine.matrix.Float64Constants.END_OF_TANH;
import static io.mlpservice.engine.matrix.Float64Constants.EXPONENTIAL_SERIES;
import static io.mlpservice.engine.matrix.Float64Constants.FADED;
import static io.mlpservice.engine.matrix.Float64Constants.HIGHEST_EXPONENT;
import static io.mlpservice.engine.matrix.Float64Constants.LN2_HIGH;
import static io.mlpservice.engine.matrix.Float64Constants.LN2_LOW;
import static io.mlpservice.engine.matrix.Float64Constants.LOG2_E;
import static io.mlpservice.engine.matrix.Float64Constants.LOWEST_EXPONENT;
import static io.mlpservice.engine.matrix.Float64Constants.MANTISSA_BITS;
import static io.mlpservice.engine.matrix.Float64Constants.ROUNDER;

/**
 * Element-wise arithmetic in double precision: plain loops over {@code count} elements of arrays, each followed by the
 * index of its first element. The loops start at {@code from}, so that {@link Float64Vectors} can use them for the last
 * few elements. Both do the same operations in the same order and give the same bits.
 */
class Float64Kernels {
    /** y = a + b. */
    void add(double[] y, int yAt, double[] a, int aAt, double[] b, int bAt, int from, int count) {
        for (var index = from; index < count; index++) {
            y[yAt + index] = a[aAt + index] + b[bAt + index];
        }
    }

    /** y = the sum of the rows of x, added in order. */
    void sumRows(double[] y, int yAt, double[] x, int xAt, int rows, int columns) {
        Arrays.fill(y, yAt, yAt + columns, 0);
        for (var row = 0; row < rows; row++) {
            for (var column = 0; column < columns; column++) {
                y[yAt + column] += x[xAt + row * columns + column];
            }
        }
    }

    /**
     * y = y + the sum of those rows of x that are selected, added in order.
     *
     * @param width the length of a row
     * @param rows row numbers, of which {@code from} to {@code to} select; negative ones select no row
     * @param column where to begin in each row
     */
    void addRows(double[] y, int yAt, double[] x, int xAt, int width, int[] rows, int from, int to, int column,
            int count) {
        for (var index = from; index < to; index++) {
            var rowAt = xAt + rows[index] * width;
            for (var place = column; rows[index] >= 0 && place < count; place++) {
                y[yAt + place] += x[rowAt + place];
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

    /** y = kept·y + added·x, flushed to 0 if tiny. */
    void blend(double[] y, int yAt, double kept, double added, double[] x, int xAt, int from, int count) {
        for (var index = from; index < count; index++) {
            var value = kept * y[yAt + index] + added * x[xAt + index];
            y[yAt + index] = unlessFaded(value);
        }
    }

    /** y = kept·y + added·x², flushed to 0 if tiny. */
    void blendSquares(double[] y, int yAt, double kept, double added, double[] x, int xAt, int from, int count) {
        for (var index = from; index < count; index++) {
            var value = kept * y[yAt + index] + added * x[xAt + index] * x[xAt + index];
            y[yAt + index] = unlessFaded(value);
        }
    }

    /** y = y + factor·x/(root·√square + epsilon). */
    void addQuotient(double[] y, int yAt, double factor, double[] x, int xAt, double[] square, int squareAt,
            double root, double epsilon, int from, int count) {
        for (var index = from; index < count; index++) {
            y[yAt + index] += factor * x[xAt + index] / (root * Math.sqrt(square[squareAt + index]) + epsilon);
        }
    }

    /**
     * A step of Adam: mean = kept·mean + added·gradient and square = kept·square + added·gradient², flushed to 0 if
     * tiny, then y = y + factor·mean/(root·√square + epsilon).
     */
    void adapt(double[] y, int yAt, double[] gradients, int gradientAt, double[] means, int meanAt, double meanKept,
            double meanAdded, double[] squares, int squareAt, double squareKept, double squareAdded, double factor,
            double root, double epsilon, int from, int count) {
        for (var index = from; index < count; index++) {
            var gradient = gradients[gradientAt + index];
            var mean = unlessFaded(meanKept * means[meanAt + index] + meanAdded * gradient);
            var square = unlessFaded(squareKept * squares[squareAt + index] + squareAdded * gradient * gradient);
            means[meanAt + index] = mean;
            squares[squareAt + index] = square;
            y[yAt + index] += factor * mean / (root * Math.sqrt(square) + epsilon);
        }
    }

    /** y = x if x is above 0, else slope·x, which is 0 rather than −0 for slope 0. */
    void rectify(double[] y, int yAt, double[] x, int xAt, double slope, int from, int count) {
        for (var index = from; index < count; index++) {
            var value = x[xAt + index];
            y[yAt + index] = value > 0 ? value : slope * value + 0;
        }
    }

    /** y = gradient if x is above 0, else slope·gradient. */
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

    /** exp(x) = 2ᵏ·(1 + series), where k is the integer nearest to x/ln 2. */
    private static double exponential(double x) {
        var shifted = x * LOG2_E + ROUNDER;
        var power = 1 + series(x, shifted - ROUNDER);
        if (x < LOWEST_EXPONENT) {
            return 0;
        }
        return x > HIGHEST_EXPONENT ? Double.POSITIVE_INFINITY : timesTwoToThe(shifted, power);
    }

    /** exp(x) − 1 = 2ᵏ·series + (2ᵏ − 1) for small x, accurate near 0 as well. */
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

    /** exp(r) − 1 for the remainder r = x − k·ln 2. */
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
