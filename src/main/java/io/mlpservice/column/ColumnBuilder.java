package io.mlpservice.column;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.NumberMarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the cells of a column, row by row. */
public sealed interface ColumnBuilder {
    /** Sets a cell, an empty one for a missing value. */
    void set(int row, String cell);

    /** The column of all cells that were set. */
    Column column(String name);

    /** A builder of a column with a number of rows. */
    static ColumnBuilder of(ColumnType type, int rows, NumberMarks marks) {
        return switch (type) {
            case NUMERIC -> new Numbers(new double[rows], marks);
            case BOOLEAN, CATEGORICAL, DATE_TIME, TEXT -> new Categories(rows);
        };
    }

    /** Numbers, {@code NaN} where missing. */
    @SuppressWarnings("ArrayRecordComponent")
    record Numbers(double[] values, NumberMarks marks) implements ColumnBuilder {
        @Override
        public void set(int row, String cell) {
            values[row] = cell.isEmpty() ? Double.NaN : Cells.number(cell, marks);
        }

        @Override
        public Column column(String name) {
            return new Column.Numeric(name, values);
        }
    }

    /** Category codes, in order of first appearance. */
    final class Categories implements ColumnBuilder {
        private final Map<String, Integer> codeOf = new HashMap<>();
        private final List<String> categories = new ArrayList<>();
        private final int[] codes;

        Categories(int rows) {
            this.codes = new int[rows];
            Arrays.fill(codes, -1);
        }

        @Override
        public void set(int row, String cell) {
            codes[row] = cell.isEmpty() ? -1 : code(cell);
        }

        private int code(String category) {
            return codeOf.computeIfAbsent(category, added -> {
                categories.add(added);
                return categories.size() - 1;
            });
        }

        @Override
        public Column column(String name) {
            return new Column.Categorical(name, categories, codes);
        }
    }
}
