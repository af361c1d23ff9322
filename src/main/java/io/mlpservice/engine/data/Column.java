package io.mlpservice.engine.data;

import java.util.Arrays;
import java.util.List;

/** One named column of a {@link Table}: a value for every row, or a gap where it is missing. */
public sealed interface Column {
    /** The column's name, unique in its table. */
    String name();

    /** How many rows the column has. */
    int size();

    /** Whether the value of a row, counted from 0, is missing. */
    boolean isMissing(int row);

    /** The value of a row as text, the way labels are written: {@code 7}, {@code 0.5}, {@code setosa}. */
    String text(int row);

    /** How many rows have no value. */
    default int missing() {
        var count = 0;
        for (var row = 0; row < size(); row++) {
            if (isMissing(row)) {
                count++;
            }
        }
        return count;
    }

    /**
     * Numbers in double precision; a missing one is {@code NaN}.
     *
     * @param values one finite number or {@code NaN} a row; not copied, so hand it over and leave it alone
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Numeric(String name, double[] values) implements Column {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public boolean isMissing(int row) {
            return Double.isNaN(values[row]);
        }

        @Override
        public String text(int row) {
            return text(values[row]);
        }

        /** A number as a label: whole numbers without a fraction, others in the shortest form that reads back the same. */
        public static String text(double value) {
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
    }

    /**
     * Values out of a set of categories; booleans are the categories {@code false} and {@code true}.
     *
     * @param categories the distinct values, in any order
     * @param codes one index into {@code categories} a row, −1 where the value is missing; not copied
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Categorical(String name, List<String> categories, int[] codes) implements Column {
        /** Keeps the categories for itself. */
        public Categorical {
            categories = List.copyOf(categories);
            if (Arrays.stream(codes).anyMatch(code -> code < -1)) {
                throw new IllegalArgumentException("a code is an index of a category, or -1 where it is missing");
            }
        }

        @Override
        public int size() {
            return codes.length;
        }

        @Override
        public boolean isMissing(int row) {
            return codes[row] < 0;
        }

        @Override
        public String text(int row) {
            return categories.get(codes[row]);
        }
    }
}
