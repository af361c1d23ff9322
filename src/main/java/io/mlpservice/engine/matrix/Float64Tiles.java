// Derived from Float32Tiles by PrecisionTwins. Edit that file, then refresh this one with
// mvn -q test -Dtest=PrecisionTwinsTest -Dtwins.refresh=true
package io.mlpservice.engine.matrix;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/** Tiles in double precision. */
final class Float64Tiles extends Tiles {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
    private static final int STEP = LANES.length();
    private static final int WIDTH = 2 * STEP;

    private double[] panels = {};
    private double[] keptRows = {};
    private double[] sums = {};

    @Override
    int width() {
        return WIDTH;
    }

    @Override
    void reserve(int panelNumbers, int rowNumbers, int sumNumbers) {
        panels = panels.length < panelNumbers ? new double[panelNumbers] : panels;
        keptRows = keptRows.length < rowNumbers ? new double[rowNumbers] : keptRows;
        sums = sums.length < sumNumbers ? new double[sumNumbers] : sums;
    }

    @Override
    void packColumns(Matrix source, int row, int rows, int column, int columns, int panelAt) {
        var values = ((Float64Matrix) source).values();
        var at = ((Float64Matrix) source).offset() + row * source.columns() + column;
        copy(values, at, source.columns(), panels, panelAt, WIDTH, rows, columns);
    }

    /** Copies a panel's part of a range of rows, which is faster than one call per row. */
    private static void copy(double[] from, int fromAt, int fromStride, double[] to, int toAt, int toStride, int rows,
            int columns) {
        if (columns == WIDTH) {
            for (var row = 0; row < rows; row++) {
                DoubleVector.fromArray(LANES, from, fromAt + row * fromStride).intoArray(to, toAt + row * toStride);
                DoubleVector.fromArray(LANES, from, fromAt + row * fromStride + STEP)
                        .intoArray(to, toAt + row * toStride + STEP);
            }
        } else {
            for (var row = 0; row < rows; row++) {
                System.arraycopy(from, fromAt + row * fromStride, to, toAt + row * toStride, columns);
            }
        }
    }

    @Override
    void packRows(Matrix source, int from, int rows, int panelAt) {
        var values = ((Float64Matrix) source).values();
        var at = ((Float64Matrix) source).offset() + from * source.columns();
        for (var index = 0; index < source.columns(); index += NEAR) {
            var length = Math.min(NEAR, source.columns() - index);
            for (var row = 0; row < rows; row++) {
                transpose(values, at + row * source.columns() + index, length, panels, panelAt + index * WIDTH + row);
            }
        }
    }

    private static void transpose(double[] row, int at, int length, double[] column, int columnAt) {
        for (var index = 0; index < length; index++) {
            column[columnAt + index * WIDTH] = row[at + index];
        }
    }

    @Override
    void keepColumns(Matrix source, int from, int columns) {
        var values = ((Float64Matrix) source).values();
        var at = ((Float64Matrix) source).offset() + from;
        keep(values, at, source.columns(), source.rows(), columns - 1, keptRows, from * source.rows());
    }

    private static void keep(double[] values, int at, int stride, int rows, int lastColumn, double[] keptRows,
            int keptAt) {
        var second = at + Math.min(1, lastColumn);
        var third = at + Math.min(2, lastColumn);
        var fourth = at + Math.min(3, lastColumn);
        var fifth = at + Math.min(4, lastColumn);
        var sixth = at + Math.min(5, lastColumn);
        var secondTo = keptAt + rows;
        var thirdTo = keptAt + 2 * rows;
        var fourthTo = keptAt + 3 * rows;
        var fifthTo = keptAt + 4 * rows;
        var sixthTo = keptAt + 5 * rows;
        for (var row = 0; row < rows; row++) {
            var step = row * stride;
            keptRows[keptAt + row] = values[at + step];
            keptRows[secondTo + row] = values[second + step];
            keptRows[thirdTo + row] = values[third + step];
            keptRows[fourthTo + row] = values[fourth + step];
            keptRows[fifthTo + row] = values[fifth + step];
            keptRows[sixthTo + row] = values[sixth + step];
        }
    }

    @Override
    void multiply(boolean kept, Matrix factor, int rowAt, int length, int rows, int depth, int panelAt, boolean added,
            @Nullable Matrix result, int sumsAt) {
        var a = kept ? keptRows : ((Float64Matrix) factor).values();
        var aAt = kept ? rowAt : ((Float64Matrix) factor).offset() + rowAt;
        if (result == null) {
            multiply(a, aAt, length, rows - 1, depth, panels, panelAt, added, sums, sumsAt, WIDTH);
        } else {
            var y = (Float64Matrix) result;
            multiply(a, aAt, length, rows - 1, depth, panels, panelAt, added, y.values(), y.offset() + sumsAt,
                    y.columns());
        }
    }

    /** Computes two vectors of sums per row. It is long enough to be compiled separately. */
    private static void multiply(double[] a, int aAt, int stride, int lastRow, int depth, double[] panels, int panelAt,
            boolean added, double[] y, int yAt, int yStride) {
        var secondAt = aAt + Math.min(1, lastRow) * stride;
        var thirdAt = aAt + Math.min(2, lastRow) * stride;
        var fourthAt = aAt + Math.min(3, lastRow) * stride;
        var fifthAt = aAt + Math.min(4, lastRow) * stride;
        var sixthAt = aAt + Math.min(5, lastRow) * stride;
        var firstLeft = start(added, y, yAt);
        var firstRight = start(added, y, yAt + STEP);
        var secondLeft = start(added, y, yAt + yStride);
        var secondRight = start(added, y, yAt + yStride + STEP);
        var thirdLeft = start(added, y, yAt + 2 * yStride);
        var thirdRight = start(added, y, yAt + 2 * yStride + STEP);
        var fourthLeft = start(added, y, yAt + 3 * yStride);
        var fourthRight = start(added, y, yAt + 3 * yStride + STEP);
        var fifthLeft = start(added, y, yAt + 4 * yStride);
        var fifthRight = start(added, y, yAt + 4 * yStride + STEP);
        var sixthLeft = start(added, y, yAt + 5 * yStride);
        var sixthRight = start(added, y, yAt + 5 * yStride + STEP);
        for (var index = 0; index < depth; index++) {
            var left = DoubleVector.fromArray(LANES, panels, panelAt + index * WIDTH);
            var right = DoubleVector.fromArray(LANES, panels, panelAt + index * WIDTH + STEP);
            var first = DoubleVector.broadcast(LANES, a[aAt + index]);
            firstLeft = first.fma(left, firstLeft);
            firstRight = first.fma(right, firstRight);
            var second = DoubleVector.broadcast(LANES, a[secondAt + index]);
            secondLeft = second.fma(left, secondLeft);
            secondRight = second.fma(right, secondRight);
            var third = DoubleVector.broadcast(LANES, a[thirdAt + index]);
            thirdLeft = third.fma(left, thirdLeft);
            thirdRight = third.fma(right, thirdRight);
            var fourth = DoubleVector.broadcast(LANES, a[fourthAt + index]);
            fourthLeft = fourth.fma(left, fourthLeft);
            fourthRight = fourth.fma(right, fourthRight);
            var fifth = DoubleVector.broadcast(LANES, a[fifthAt + index]);
            fifthLeft = fifth.fma(left, fifthLeft);
            fifthRight = fifth.fma(right, fifthRight);
            var sixth = DoubleVector.broadcast(LANES, a[sixthAt + index]);
            sixthLeft = sixth.fma(left, sixthLeft);
            sixthRight = sixth.fma(right, sixthRight);
        }
        firstLeft.intoArray(y, yAt);
        firstRight.intoArray(y, yAt + STEP);
        secondLeft.intoArray(y, yAt + yStride);
        secondRight.intoArray(y, yAt + yStride + STEP);
        thirdLeft.intoArray(y, yAt + 2 * yStride);
        thirdRight.intoArray(y, yAt + 2 * yStride + STEP);
        fourthLeft.intoArray(y, yAt + 3 * yStride);
        fourthRight.intoArray(y, yAt + 3 * yStride + STEP);
        fifthLeft.intoArray(y, yAt + 4 * yStride);
        fifthRight.intoArray(y, yAt + 4 * yStride + STEP);
        sixthLeft.intoArray(y, yAt + 5 * yStride);
        sixthRight.intoArray(y, yAt + 5 * yStride + STEP);
    }

    private static DoubleVector start(boolean added, double[] sums, int at) {
        return added ? DoubleVector.fromArray(LANES, sums, at) : DoubleVector.zero(LANES);
    }

    @Override
    void store(int sumsAt, Matrix result, int row, int rows, int column, int columns) {
        var values = ((Float64Matrix) result).values();
        var at = ((Float64Matrix) result).offset() + row * result.columns() + column;
        copy(sums, sumsAt, WIDTH, values, at, result.columns(), rows, columns);
    }

    @Override
    void storeTransposed(int sumsAt, Matrix result, int row, int rows, int column, int columns, Matrix addend) {
        var values = ((Float64Matrix) result).values();
        var at = ((Float64Matrix) result).offset() + column * result.columns() + row;
        var added = ((Float64Matrix) addend).values();
        var addedAt = ((Float64Matrix) addend).offset() + row;
        for (var to = 0; to < columns; to++) {
            for (var from = 0; from < rows; from++) {
                values[at + to * result.columns() + from] = sums[sumsAt + from * WIDTH + to] + added[addedAt + from];
            }
        }
    }
}
