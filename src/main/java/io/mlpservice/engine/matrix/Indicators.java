package io.mlpservice.engine.matrix;

import java.util.Arrays;

/**
 * An indicator matrix: zeros, and at most one 1 per row in each group of its columns. Only the columns of the ones are
 * kept. Not thread-safe for writing.
 */
public final class Indicators {
    /** Stands for a group without a 1. */
    public static final int NONE = -1;

    private final int[] ones;
    private final int offset;
    private final int rows;
    private final int groups;
    private final int columns;

    private Indicators(int[] ones, int offset, int rows, int groups, int columns) {
        this.ones = ones;
        this.offset = offset;
        this.rows = rows;
        this.groups = groups;
        this.columns = columns;
    }

    /**
     * A matrix without ones.
     *
     * @throws IllegalArgumentException if it would keep more than 2³¹ − 9 columns of ones
     */
    public static Indicators zeros(int rows, int groups, int columns) {
        if ((long) rows * groups > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("%d indicators of %d rows are too many".formatted(groups, rows));
        }
        var ones = new int[rows * groups];
        Arrays.fill(ones, NONE);
        return new Indicators(ones, 0, rows, groups, columns);
    }

    /** The number of rows. */
    public int rows() {
        return rows;
    }

    /** The maximum number of ones in a row. */
    public int groups() {
        return groups;
    }

    /** The number of columns. */
    public int columns() {
        return columns;
    }

    /** The column of the 1 of a group in a row, or {@link #NONE}. */
    public int get(int row, int group) {
        return ones[offset + row * groups + group];
    }

    /** Sets the column of the 1 of a group in a row, or {@link #NONE}. */
    public void set(int row, int group, int column) {
        ones[offset + row * groups + group] = column;
    }

    /** A view of consecutive rows. */
    Indicators part(int from, int count) {
        return new Indicators(ones, offset + from * groups, count, groups, columns);
    }

    /** Copies a row of another matrix with as many groups into each row of this one; see {@link Matrix#gatherRows}. */
    void gatherRows(Indicators source, int[] order, int from) {
        for (var row = 0; groups > 0 && row < rows; row++) {
            System.arraycopy(source.ones, source.offset + order[from + row] * groups, ones, offset + row * groups,
                    groups);
        }
    }

    /** The columns of all ones, row by row. */
    int[] ones() {
        return ones;
    }

    /** The index of a row's first group among the {@link #ones()}. */
    int at(int row) {
        return offset + row * groups;
    }
}
