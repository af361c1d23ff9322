package io.mlpservice.engine.matrix;

import org.jspecify.annotations.Nullable;

/**
 * The buffers of a {@link TiledProduct} in one precision: panels, which contain columns of a factor in row-major order;
 * rows of the other factor, if its columns are multiplied; and sums that are not stored yet, in strips as wide as a
 * panel. The sums of a tile, which is a few rows of a strip, stay in registers along a panel. A fused multiply-add
 * rounds once, both interpreted and compiled.
 */
abstract sealed class Tiles permits Float32Tiles, Float64Tiles {
    /** This number of rows of two vectors each fits in 16 registers, together with the operands. */
    static final int ROWS = 6;
    /** The part of a panel that stays in the L1 cache while columns are packed into it. */
    static final int NEAR = 64;

    /** Creates tiles for a precision. */
    static Tiles of(Precision precision) {
        return switch (precision) {
            case FLOAT32 -> new Float32Tiles();
            case FLOAT64 -> new Float64Tiles();
        };
    }

    /** The number of columns of a panel. */
    abstract int width();

    /** Ensures the capacity of the buffers. */
    abstract void reserve(int panelNumbers, int rowNumbers, int sumNumbers);

    /** Packs columns of a range of rows into a panel. Further columns of the panel are left unchanged. */
    abstract void packColumns(Matrix source, int row, int rows, int column, int columns, int panelAt);

    /** Packs rows of a matrix into a panel as columns. */
    abstract void packRows(Matrix source, int from, int rows, int panelAt);

    /**
     * Copies columns of a matrix into the buffer as the rows of a tile.
     *
     * @param columns the number of columns, at most {@link #ROWS}; the last one is repeated for padding
     */
    abstract void keepColumns(Matrix source, int from, int columns);

    /**
     * Multiplies the rows of a tile by a part of a panel: [rows][depth]·[depth][width].
     *
     * @param kept whether to use the rows in the buffer instead of the factor's
     * @param rowAt the index of the first row's first element
     * @param length the distance between rows
     * @param rows the number of rows, at most {@link #ROWS}; the last one is repeated for padding
     * @param panelAt the index of the first element of the part of the panel
     * @param added whether to add to the existing sums
     * @param result the matrix for the sums of a complete tile, or null to keep them in the buffer
     * @param sumsAt the index of the first sum
     */
    abstract void multiply(boolean kept, Matrix factor, int rowAt, int length, int rows, int depth, int panelAt,
            boolean added, @Nullable Matrix result, int sumsAt);

    /** Stores sums [rows][columns] in a matrix, starting at a row and a column. */
    abstract void store(int sumsAt, Matrix result, int row, int rows, int column, int columns);

    /**
     * Stores the transpose of the sums in a matrix.
     *
     * @param addend a matrix of one row to add to every row of the result
     */
    abstract void storeTransposed(int sumsAt, Matrix result, int row, int rows, int column, int columns,
            Matrix addend);
}
