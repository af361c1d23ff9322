package io.mlpservice.engine.matrix;

import org.jspecify.annotations.Nullable;

import java.util.function.DoubleUnaryOperator;

/**
 * A dense matrix, stored row after row, whose numbers are of one {@link Precision}. Single numbers are read and written
 * as {@code double} and rounded once when stored, so that code above is written once for both precisions.
 *
 * <p>A matrix may be a view of another one: they share their numbers. Matrices are not safe for use by several threads
 * while one of them writes.
 */
public abstract sealed class Matrix permits Float32Matrix, Float64Matrix {
    private final int rows;
    private final int columns;
    private @Nullable Matrix lastFirstRows;

    Matrix(int rows, int columns) {
        if (rows < 0 || columns < 0) {
            throw new IllegalArgumentException("a matrix cannot be %d × %d".formatted(rows, columns));
        }
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * A new matrix of zeros.
     *
     * @throws IllegalArgumentException if it would have more than 2³¹ − 1 numbers
     */
    public static Matrix zeros(Precision precision, int rows, int columns) {
        if ((long) rows * columns > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("a matrix of %d × %d is too large".formatted(rows, columns));
        }
        return switch (precision) {
            case FLOAT32 -> new Float32Matrix(new float[rows * columns], 0, rows, columns);
            case FLOAT64 -> new Float64Matrix(new double[rows * columns], 0, rows, columns);
        };
    }

    /**
     * A new matrix that holds a copy of the values.
     *
     * @param values [rows][columns], all rows of one length
     */
    public static Matrix of(Precision precision, double[][] values) {
        var matrix = zeros(precision, values.length, values.length == 0 ? 0 : values[0].length);
        for (var row = 0; row < values.length; row++) {
            matrix.setRow(row, values[row]);
        }
        return matrix;
    }

    /** How many rows there are. */
    public final int rows() {
        return rows;
    }

    /** How many columns there are. */
    public final int columns() {
        return columns;
    }

    /** How many numbers there are. */
    public final int size() {
        return rows * columns;
    }

    /** The precision of every number. */
    public abstract Precision precision();

    /** The number at an index, counted row after row from 0. */
    public abstract double get(int index);

    /** Stores a number at an index, counted row after row from 0. */
    public abstract void set(int index, double value);

    /** The number of a row and a column, both counted from 0. */
    public final double get(int row, int column) {
        return get(row * columns + column);
    }

    /** Stores a number in a row and a column, both counted from 0. */
    public final void set(int row, int column, double value) {
        set(row * columns + column, value);
    }

    /** Stores a whole row. */
    public final void setRow(int row, double[] values) {
        if (values.length != columns) {
            throw new IllegalArgumentException("a row of %d does not fit %s".formatted(values.length, this));
        }
        for (var column = 0; column < columns; column++) {
            set(row, column, values[column]);
        }
    }

    /** The numbers as [rows][columns], copied. */
    public final double[][] toArray() {
        var values = new double[rows][columns];
        for (var index = 0; index < size(); index++) {
            values[index / columns][index % columns] = get(index);
        }
        return values;
    }

    /**
     * A view of consecutive numbers as a matrix of another shape.
     *
     * @param from the index of the first number
     */
    public abstract Matrix view(int from, int rows, int columns);

    /** A view of the first rows. The last one asked for is kept, so that asking again costs nothing. */
    public final Matrix firstRows(int count) {
        if (count == rows) {
            return this;
        }
        var view = lastFirstRows;
        if (view == null || view.rows != count) {
            view = view(0, count, columns);
            lastFirstRows = view;
        }
        return view;
    }

    /** Copies all numbers of a matrix of the same shape and precision. */
    public abstract void copyFrom(Matrix source);

    /**
     * Copies rows of another matrix of the same width and precision, one for each of this matrix' rows.
     *
     * @param order holds the source's row numbers
     * @param from where in {@code order} to start
     */
    public abstract void gatherRows(Matrix source, int[] order, int from);

    /** Sets every number to the function of the source's number at the same place. */
    public final void map(Matrix source, DoubleUnaryOperator function) {
        requireSameShape(source);
        for (var index = 0; index < size(); index++) {
            set(index, function.applyAsDouble(source.get(index)));
        }
    }

    /** Sets every number to the same value. */
    public final void fill(double value) {
        for (var index = 0; index < size(); index++) {
            set(index, value);
        }
    }

    /** Sets every number to the sum of those at the same place of two matrices, which may be this one. */
    public final void setToSum(Matrix a, Matrix b) {
        requireSameShape(a);
        requireSameShape(b);
        for (var index = 0; index < size(); index++) {
            set(index, a.get(index) + b.get(index));
        }
    }

    /** Adds a matrix of one row to every row. */
    public final void addToEachRow(Matrix row) {
        requireFit(row.rows == 1 && row.columns == columns, this, "+ each row", row);
        for (var index = 0; index < size(); index++) {
            set(index, get(index) + row.get(index % columns));
        }
    }

    /** Sets this matrix of one row to the sum of the source's rows, added from first to last in double precision. */
    public final void setToSumOfRows(Matrix source) {
        requireFit(rows == 1 && source.columns == columns, this, "+ rows of", source);
        for (var column = 0; column < columns; column++) {
            var sum = 0.0;
            for (var row = 0; row < source.rows; row++) {
                sum += source.get(row, column);
            }
            set(column, sum);
        }
    }

    /** this = a · b. */
    public final void setToProduct(Matrix a, Matrix b) {
        requireFit(a.columns == b.rows && rows == a.rows && columns == b.columns, a, "·", b);
        product(a, b);
    }

    /** this = a · bᵀ. */
    public final void setToProductWithTransposed(Matrix a, Matrix b) {
        requireFit(a.columns == b.columns && rows == a.rows && columns == b.rows, a, "· transposed", b);
        productWithTransposed(a, b);
    }

    /** this = aᵀ · b. */
    public final void setToProductOfTransposed(Matrix a, Matrix b) {
        requireFit(a.rows == b.rows && rows == a.columns && columns == b.columns, a, "transposed ·", b);
        productOfTransposed(a, b);
    }

    abstract void product(Matrix a, Matrix b);

    abstract void productWithTransposed(Matrix a, Matrix b);

    abstract void productOfTransposed(Matrix a, Matrix b);

    /** Whether every number is finite. */
    public final boolean isFinite() {
        for (var index = 0; index < size(); index++) {
            if (!Double.isFinite(get(index))) {
                return false;
            }
        }
        return true;
    }

    final void requireSameShape(Matrix other) {
        requireFit(other.rows == rows && other.columns == columns, other, "beside", this);
    }

    private void requireFit(boolean fits, Matrix a, String operation, Matrix b) {
        if (!fits) {
            throw new IllegalArgumentException("%s %s %s does not fit %s".formatted(a, operation, b, this));
        }
    }

    /** The shape and precision, for messages. */
    @Override
    public final String toString() {
        return rows + " × " + columns + " " + precision();
    }
}
