package io.mlpservice.engine.data;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A named column of a {@link Table} with a value, or a missing value, for each row. */
public sealed interface Column {
    /** The name, which is unique in its table. */
    String name();

    /** The number of rows. */
    int size();

    /** Whether the value of a row, counted from 0, is missing. */
    boolean isMissing(int row);

    /** The value of a row as a label: {@code 7}, {@code 0.5}, {@code setosa}. */
    String text(int row);

    /** A column of some rows of this one, in the given order. */
    Column at(int[] rows);

    /** The number of missing values. */
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
     * Numbers in double precision.
     *
     * @param values one finite number per row, {@code NaN} if missing; not copied, so do not modify it afterward
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

        @Override
        public Numeric at(int[] rows) {
            return new Numeric(name, IntStream.of(rows).mapToDouble(row -> values[row]).toArray());
        }

        /**
         * A number as a label, in the fewest digits that parse to the same value: integers without a decimal point, and
         * no exponent between 1e-7 and 1e21.
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
     * Values from a set of categories, as they are written: so are booleans, dates and text.
     *
     * @param categories the distinct values, in any order
     * @param codes one index into {@code categories} per row, −1 if missing; not copied
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Categorical(String name, List<String> categories, int[] codes) implements Column {
        /** Copies the categories and checks the codes. */
        public Categorical {
            categories = List.copyOf(categories);
            if (Arrays.stream(codes).anyMatch(code -> code < -1)) {
                throw new IllegalArgumentException("a code must be the index of a category, or -1 for a missing value");
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

        @Override
        public Categorical at(int[] rows) {
            return new Categorical(name, categories, IntStream.of(rows).map(row -> codes[row]).toArray());
        }
    }
}
