package io.mlpservice.engine.data;

import java.math.BigDecimal;
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
        private static final double LARGEST_EXACT = 0x1p53;
        private static final double SMALLEST_PLAIN = 1e-7;
        private static final double LARGEST_PLAIN = 1e21;

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

        /**
         * A number as a label, in the fewest digits that read back the same: whole numbers without a fraction, and no
         * exponent between 1e-7 and 1e21.
         */
        public static String text(double value) {
            if (value == Math.rint(value) && Math.abs(value) <= LARGEST_EXACT) {
                return Long.toString((long) value);
            }
            var shortest = Double.toString(value);
            var size = Math.abs(value);
            return size >= SMALLEST_PLAIN && size < LARGEST_PLAIN
                    ? new BigDecimal(shortest).stripTrailingZeros().toPlainString()
                    : shortest;
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
