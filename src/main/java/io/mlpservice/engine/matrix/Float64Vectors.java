// Derived from Float32Vectors by PrecisionTwins. Edit that file, then refresh this one with
// mvn -q test -Dtest=PrecisionTwinsTest -Dtwins.refresh=true
package io.mlpservice.engine.matrix;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

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
 * The kernels for double precision with the Vector API. They use only operations that give the same bits interpreted
 * and compiled: + − × ÷ √, comparison, blend and bit shifts.
 */
final class Float64Vectors extends Float64Kernels {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
    private static final int STEP = LANES.length();

    private static DoubleVector at(double[] values, int index) {
        return DoubleVector.fromArray(LANES, values, index);
    }

    private static DoubleVector unlessFaded(DoubleVector values) {
        return values.blend(0, values.abs().compare(VectorOperators.LT, FADED));
    }

    private static DoubleVector all(double value) {
        return DoubleVector.broadcast(LANES, value);
    }

    @Override
    void add(double[] y, int yAt, double[] a, int aAt, double[] b, int bAt, int from, int count) {
        var index = from;
        for (; index <= count - STEP; index += STEP) {
            at(a, aAt + index).add(at(b, bAt + index)).intoArray(y, yAt + index);
        }
        super.add(y, yAt, a, aAt, b, bAt, index, count);
    }

    @Override
    void sumRows(double[] y, int yAt, double[] x, int xAt, int rows, int columns) {
        var column = 0;
        for (; column <= columns - 4 * STEP; column += 4 * STEP) {
            sumRowsOfFourVectors(y, yAt + column, x, xAt + column, rows, columns);
        }
        for (; column < columns; column += STEP) {
            var some = LANES.indexInRange(column, columns);
            var sum = all(0);
            for (var row = 0; row < rows; row++) {
                sum = sum.add(DoubleVector.fromArray(LANES, x, xAt + row * columns + column, some));
            }
            sum.intoArray(y, yAt + column, some);
        }
    }

    /** Reads cache lines of adjacent columns together, because those of distant rows would evict each other. */
    private static void sumRowsOfFourVectors(double[] y, int yAt, double[] x, int xAt, int rows, int stride) {
        var first = all(0);
        var second = all(0);
        var third = all(0);
        var fourth = all(0);
        for (var row = 0; row < rows; row++) {
            var at = xAt + row * stride;
            first = first.add(DoubleVector.fromArray(LANES, x, at));
            second = second.add(DoubleVector.fromArray(LANES, x, at + STEP));
            third = third.add(DoubleVector.fromArray(LANES, x, at + 2 * STEP));
            fourth = fourth.add(DoubleVector.fromArray(LANES, x, at + 3 * STEP));
        }
        first.intoArray(y, yAt);
        second.intoArray(y, yAt + STEP);
        third.intoArray(y, yAt + 2 * STEP);
        fourth.intoArray(y, yAt + 3 * STEP);
    }

    @Override
    void addRows(double[] y, int yAt, double[] x, int xAt, int width, int[] rows, int from, int to, int column,
            int count) {
        var place = column;
        for (; place <= count - 4 * STEP; place += 4 * STEP) {
            addRowsOfFourVectors(y, yAt + place, x, xAt + place, width, rows, from, to);
        }
        for (; place <= count - STEP; place += STEP) {
            var sum = at(y, yAt + place);
            for (var index = from; index < to; index++) {
                if (rows[index] >= 0) {
                    sum = sum.add(at(x, xAt + rows[index] * width + place));
                }
            }
            sum.intoArray(y, yAt + place);
        }
        super.addRows(y, yAt, x, xAt, width, rows, from, to, place, count);
    }

    private static void addRowsOfFourVectors(double[] y, int yAt, double[] x, int xAt, int width, int[] rows, int from,
            int to) {
        var first = at(y, yAt);
        var second = at(y, yAt + STEP);
        var third = at(y, yAt + 2 * STEP);
        var fourth = at(y, yAt + 3 * STEP);
        for (var index = from; index < to; index++) {
            if (rows[index] >= 0) {
                var rowAt = xAt + rows[index] * width;
                first = first.add(at(x, rowAt));
                second = second.add(at(x, rowAt + STEP));
                third = third.add(at(x, rowAt + 2 * STEP));
                fourth = fourth.add(at(x, rowAt + 3 * STEP));
            }
        }
        first.intoArray(y, yAt);
        second.intoArray(y, yAt + STEP);
        third.intoArray(y, yAt + 2 * STEP);
        fourth.intoArray(y, yAt + 3 * STEP);
    }

    @Override
    void multiply(double[] y, int yAt, double[] a, int aAt, double[] b, int bAt, int from, int count) {
        var index = from;
        for (; index <= count - STEP; index += STEP) {
            at(a, aAt + index).mul(at(b, bAt + index)).intoArray(y, yAt + index);
        }
        super.multiply(y, yAt, a, aAt, b, bAt, index, count);
    }

    @Override
    void quadratic(double[] y, int yAt, double[] x, int xAt, double constant, double linear, double square, int from,
            int count) {
        var index = from;
        for (; index <= count - STEP; index += STEP) {
            var value = at(x, xAt + index);
            value.mul(square).add(linear).mul(value).add(constant).intoArray(y, yAt + index);
        }
        super.quadratic(y, yAt, x, xAt, constant, linear, square, index, count);
    }

    @Override
    void addScaled(double[] y, int yAt, double factor, double[] x, int xAt, int from, int count) {
        var index = from;
        for (; index <= count - STEP; index += STEP) {
            at(y, yAt + index).add(at(x, xAt + index).mul(factor)).intoArray(y, yAt + index);
        }
        super.addScaled(y, yAt, factor, x, xAt, index, count);
    }

    @Override
    void blend(double[] y, int yAt, double kept, double added, double[] x, int xAt, int from, int count) {
        var index = from;
        for (; index <= count - STEP; index += STEP) {
            var value = at(y, yAt + index).mul(kept).add(at(x, xAt + index).mul(added));
            unlessFaded(value).intoArray(y, yAt + index);
        }
        super.blend(y, yAt, kept, added, x, xAt, index, count);
    }

    @Override
    void blendSquares(double[] y, int yAt, double kept, double added, double[] x, int xAt, int from, int count) {
        var index = from;
        for (; index <= count - STEP; index += STEP) {
            var other = at(x, xAt + index);
            var value = at(y, yAt + index).mul(kept).add(other.mul(added).mul(other));
            unlessFaded(value).intoArray(y, yAt + index);
        }
        super.blendSquares(y, yAt, kept, added, x, xAt, index, count);
    }

    @Override
    void addQuotient(double[] y, int yAt, double factor, double[] x, int xAt, double[] square, int squareAt,
            double root, double epsilon, int from, int count) {
        var index = from;
        for (; index <= count - STEP; index += STEP) {
            var divisor = at(square, squareAt + index).sqrt().mul(root).add(epsilon);
            at(y, yAt + index).add(at(x, xAt + index).mul(factor).div(divisor)).intoArray(y, yAt + index);
        }
        super.addQuotient(y, yAt, factor, x, xAt, square, squareAt, root, epsilon, index, count);
    }

    @Override
    void adapt(double[] y, int yAt, double[] gradients, int gradientAt, double[] means, int meanAt, double meanKept,
            double meanAdded, double[] squares, int squareAt, double squareKept, double squareAdded, double factor,
            double root, double epsilon, int from, int count) {
        var index = from;
        for (; index <= count - STEP; index += STEP) {
            var gradient = at(gradients, gradientAt + index);
            var mean = unlessFaded(at(means, meanAt + index).mul(meanKept).add(gradient.mul(meanAdded)));
            var square = unlessFaded(
                    at(squares, squareAt + index).mul(squareKept).add(gradient.mul(squareAdded).mul(gradient)));
            mean.intoArray(means, meanAt + index);
            square.intoArray(squares, squareAt + index);
            at(y, yAt + index).add(mean.mul(factor).div(square.sqrt().mul(root).add(epsilon))).intoArray(y,
                    yAt + index);
        }
        super.adapt(y, yAt, gradients, gradientAt, means, meanAt, meanKept, meanAdded, squares, squareAt, squareKept,
                squareAdded, factor, root, epsilon, index, count);
    }

    @Override
    void rectify(double[] y, int yAt, double[] x, int xAt, double slope, int from, int count) {
        var index = from;
        for (; index <= count - STEP; index += STEP) {
            var value = at(x, xAt + index);
            value.mul(slope).add(0).blend(value, value.compare(VectorOperators.GT, 0)).intoArray(y, yAt + index);
        }
        super.rectify(y, yAt, x, xAt, slope, index, count);
    }

    @Override
    void rectifyGradient(double[] y, int yAt, double[] x, int xAt, double[] gradient, int gradientAt, double slope,
            int from, int count) {
        var index = from;
        for (; index <= count - STEP; index += STEP) {
            var value = at(gradient, gradientAt + index);
            var isPositive = at(x, xAt + index).compare(VectorOperators.GT, 0);
            value.mul(slope).blend(value, isPositive).intoArray(y, yAt + index);
        }
        super.rectifyGradient(y, yAt, x, xAt, gradient, gradientAt, slope, index, count);
    }

    @Override
    void exponential(double[] y, int yAt, double[] x, int xAt, int from, int count) {
        var index = from;
        for (; index <= count - STEP; index += STEP) {
            exponential(y, yAt + index, x, xAt + index);
        }
        super.exponential(y, yAt, x, xAt, index, count);
    }

    @Override
    void sigmoid(double[] y, int yAt, double[] x, int xAt, int from, int count) {
        var index = from;
        for (; index <= count - STEP; index += STEP) {
            at(x, xAt + index).neg().intoArray(y, yAt + index);
            exponential(y, yAt + index, y, yAt + index);
            all(1).div(at(y, yAt + index).add(1)).intoArray(y, yAt + index);
        }
        super.sigmoid(y, yAt, x, xAt, index, count);
    }

    @Override
    void tanh(double[] y, int yAt, double[] x, int xAt, int from, int count) {
        var index = from;
        for (; index <= count - STEP; index += STEP) {
            tanh(y, yAt + index, x, xAt + index);
        }
        super.tanh(y, yAt, x, xAt, index, count);
    }

    /**
     * Computes one vector. A method that may not be inlined passes vectors through memory, because they would be boxed
     * otherwise.
     */
    private static void exponential(double[] y, int yAt, double[] x, int xAt) {
        var exponents = at(x, xAt);
        var shifted = exponents.mul(LOG2_E).add(ROUNDER);
        var power = series(exponents, shifted.sub(ROUNDER)).add(1);
        timesTwoToThe(shifted, power).blend(0, exponents.compare(VectorOperators.LT, LOWEST_EXPONENT))
                .blend(Double.POSITIVE_INFINITY, exponents.compare(VectorOperators.GT, HIGHEST_EXPONENT))
                .intoArray(y, yAt);
    }

    private static void tanh(double[] y, int yAt, double[] x, int xAt) {
        var values = at(x, xAt);
        var size = values.abs();
        var twice = size.blend(END_OF_TANH, size.compare(VectorOperators.GT, END_OF_TANH)).mul(2);
        var shifted = twice.mul(LOG2_E).add(ROUNDER);
        var twoToThe = timesTwoToThe(shifted, all(1));
        var e = twoToThe.mul(series(twice, shifted.sub(ROUNDER))).add(twoToThe.sub(1));
        var tanh = e.div(e.add(2));
        tanh.blend(tanh.neg(), values.compare(VectorOperators.LT, 0)).intoArray(y, yAt);
    }

    private static DoubleVector series(DoubleVector x, DoubleVector k) {
        var rest = x.sub(k.mul(LN2_HIGH)).sub(k.mul(LN2_LOW));
        var sum = all(EXPONENTIAL_SERIES[0]);
        for (var term = 1; term < EXPONENTIAL_SERIES.length; term++) {
            sum = sum.mul(rest).add(EXPONENTIAL_SERIES[term]);
        }
        return sum.mul(rest);
    }

    private static DoubleVector timesTwoToThe(DoubleVector shifted, DoubleVector value) {
        var exponent = shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, MANTISSA_BITS);
        return value.reinterpretAsLongs().add(exponent).reinterpretAsDoubles();
    }
}
