package io.mlpservice.engine.matrix;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link TiledProduct} works on, in one precision: panels, which hold some columns of a factor one row after the
 * other; rows of the other factor, where its columns are what is multiplied; and sums that are not stored yet, in strips as
 * broad as a panel. The sums of a tile, a few rows of such a strip, stay in the processor's registers along a panel. A
 * fused multiply-add rounds once, whether it is interpreted or compiled.
 */
abstract sealed class Tiles permits Float32Tiles, Float64Tiles {
    /** As many rows of two vectors each, with what they are computed from, fit into 16 registers. */
    static final int ROWS = 6;
    /** So much of a panel stays in a processor's first cache while rows are written across it. */
    static final int NEAR = 64;

    /** Tiles for matrices of a precision. */
    static Tiles of(Precision precision) {
        return switch (precision) {
            case FLOAT32 -> new Float32Tiles();
            case FLOAT64 -> new Float64Tiles();
        };
    }

    /** How many columns a panel has. */
    abstract int width();

    /** Makes room for so many numbers of each kind. */
    abstract void reserve(int panelNumbers, int rowNumbers, int sumNumbers);

    /** Packs columns of some rows of a matrix into a panel; those that it has beyond are left as they are. */
    abstract void packColumns(Matrix source, int row, int rows, int column, int columns, int panelAt);

    /** Packs rows of a matrix into a panel as if they were columns. */
    abstract void packRows(Matrix source, int from, int rows, int panelAt);

    /**
     * Keeps columns of a matrix as the rows of a tile.
     *
     * @param columns how many, at most {@link #ROWS}; the last one stands in for those that are missing
     */
    abstract void keepColumns(Matrix source, int from, int columns);

    /**
     * Multiplies the rows of a tile by a part of a panel: [rows][depth]·[depth][width].
     *
     * @param kept whether the rows are those kept before, else they are those of the factor
     * @param rowAt where the first row begins
     * @param length how far rows are apart
     * @param rows how many, at most {@link #ROWS}; the last one stands in for those that are missing
     * @param panelAt where the part of the panel begins
     * @param added whether the sums go on from what they hold
     * @param result a matrix that gets the sums of a whole tile, or null to keep them
     * @param sumsAt where the first sum is
     */
    abstract void multiply(boolean kept, Matrix factor, int rowAt, int length, int rows, int depth, int panelAt,
            boolean added, @Nullable Matrix result, int sumsAt);

    /** Stores sums [rows][columns] in a matrix, from a row and a column on. */
    abstract void store(int sumsAt, Matrix result, int row, int rows, int column, int columns);

    /**
     * Stores them in a matrix whose transpose they belong to.
     *
     * @param addend a matrix of one row that is added to every row of the result
     */
    abstract void storeTransposed(int sumsAt, Matrix result, int row, int rows, int column, int columns,
            Matrix addend);
}
