package io.mlpservice.dataset.storage;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How a table is cut into blocks of adjacent rows and columns, so that a slice or a few columns can be read alone.
 *
 * @param rows the number of rows of the table
 * @param columns the number of columns of the table
 * @param rowsPerBlock the number of rows of each block but the last
 */
public record BlockLayout(int rows, int columns, int rowsPerBlock) {
    /** Part of the stored format: with another number, stored blocks would be looked for in the wrong place. */
    static final int CELLS_PER_BLOCK = 1 << 15;
    /** While a table is written, this many cells are in memory. */
    private static final int CELLS_AT_ONCE = 1 << 22;

    /** The layout of a new table. */
    public static BlockLayout of(int rows, int columns) {
        var most = Math.clamp(CELLS_AT_ONCE / columns, 1, CELLS_PER_BLOCK);
        return new BlockLayout(rows, columns, Math.min(rows, most));
    }

    /** The number of rows that a block of a large table has. */
    public static int mostRowsPerBlock(int columns) {
        return of(Integer.MAX_VALUE, columns).rowsPerBlock();
    }

    /** The number of blocks, one below the other. */
    int rowBlocks() {
        return Math.ceilDiv(rows, rowsPerBlock);
    }

    /** The first row of a block. */
    int firstRow(int rowBlock) {
        return rowBlock * rowsPerBlock;
    }

    /** The number of rows of a block. */
    int rowsOf(int rowBlock) {
        return Math.min(rowsPerBlock, rows - firstRow(rowBlock));
    }

    private int columnsPerBlock() {
        return Math.max(1, CELLS_PER_BLOCK / rowsPerBlock);
    }

    /** The block, counted from the left, that holds a column. */
    int columnBlock(int column) {
        return column / columnsPerBlock();
    }

    /** The place of a column in its block. */
    int placeInBlock(int column) {
        return column % columnsPerBlock();
    }

    /** The number of blocks side by side. */
    int columnBlockCount() {
        return Math.ceilDiv(columns, columnsPerBlock());
    }

    /** The number of columns of a block. */
    int columnsOf(int columnBlock) {
        return Math.min(columnsPerBlock(), columns - columnBlock * columnsPerBlock());
    }

    /** The columns of each block, from the left. */
    List<IntStream> columnBlocks() {
        var width = columnsPerBlock();
        return IntStream.range(0, columnBlockCount())
                .mapToObj(block -> IntStream.range(block * width, Math.min(columns, (block + 1) * width))).toList();
    }
}
