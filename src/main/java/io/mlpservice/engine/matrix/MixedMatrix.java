package io.mlpservice.engine.matrix;

import java.util.stream.IntStream;

/**
 * A matrix that keeps some columns as numbers and the others, of which few are 1 in a row, as {@link Indicators}. Not
 * thread-safe for writing.
 */
public final class MixedMatrix {
    private static final int[] ALL = {};

    private final Matrix numbers;
    private final int[] places;
    private final Indicators indicators;

    private MixedMatrix(Matrix numbers, int[] places, Indicators indicators) {
        this.numbers = numbers;
        this.places = places;
        this.indicators = indicators;
    }

    /** A matrix of numbers alone; shares them. */
    public static MixedMatrix of(Matrix numbers) {
        return new MixedMatrix(numbers, ALL, Indicators.zeros(numbers.rows(), 0, numbers.columns()));
    }

    /**
     * A matrix of zeros.
     *
     * @param places the columns that are kept as numbers, in ascending order
     * @param groups the groups of the other columns; if 0, all columns are numbers
     * @param columns the number of all columns
     */
    public static MixedMatrix zeros(Precision precision, int rows, int[] places, int groups, int columns) {
        return groups == 0
                ? of(Matrix.zeros(precision, rows, columns))
                : new MixedMatrix(Matrix.zeros(precision, rows, places.length), places,
                        Indicators.zeros(rows, groups, columns));
    }

    /** A matrix of zeros that keeps the same columns as numbers. */
    public MixedMatrix alike(int rows) {
        return zeros(precision(), rows, places, indicators.groups(), columns());
    }

    /** The number of rows. */
    public int rows() {
        return numbers.rows();
    }

    /** The number of all columns. */
    public int columns() {
        return indicators.columns();
    }

    /** The precision of the numbers. */
    public Precision precision() {
        return numbers.precision();
    }

    /** Whether all columns are kept as numbers. */
    public boolean isDense() {
        return indicators.groups() == 0;
    }

    /** The columns that are kept as numbers, [rows][numbers]. */
    public Matrix numbers() {
        return numbers;
    }

    /** The column of each number, counted from 0; not a copy. */
    public int[] places() {
        return isDense() ? IntStream.range(0, columns()).toArray() : places;
    }

    /** The column of a number, both counted from 0. */
    public int place(int number) {
        return isDense() ? number : places[number];
    }

    /** The other columns; zeros where those of the numbers are. */
    public Indicators indicators() {
        return indicators;
    }

    /** A view of consecutive rows. */
    public MixedMatrix part(int from, int rows) {
        return new MixedMatrix(numbers.view(from * numbers.columns(), rows, numbers.columns()), places,
                indicators.part(from, rows));
    }

    /** Copies a row of another matrix into each row of this one, except its numbers; see {@link Matrix#gatherRows}. */
    public void gatherIndicators(MixedMatrix source, int[] order, int from) {
        indicators.gatherRows(source.indicators, order, from);
    }

    /**
     * Fills a matrix of the same shape with all columns.
     *
     * @return that matrix
     */
    public Matrix copyTo(Matrix dense) {
        dense.fill(0);
        for (var row = 0; row < rows(); row++) {
            for (var number = 0; number < numbers.columns(); number++) {
                dense.set(row, place(number), numbers.get(row, number));
            }
            for (var group = 0; group < indicators.groups(); group++) {
                if (indicators.get(row, group) != Indicators.NONE) {
                    dense.set(row, indicators.get(row, group), 1);
                }
            }
        }
        return dense;
    }
}
