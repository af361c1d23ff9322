package io.mlpservice.engine.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows of a table that are to be split.
 *
 * @param indexes of the rows, ascending; not copied
 * @param classes the class of every row of the table, counted from 0, for stratification; not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record Rows(Table table, int[] indexes, int[] classes) {
    /** Other rows of the same table. */
    Rows only(int[] others) {
        return new Rows(table, others, classes);
    }

    /** The number of rows. */
    int count() {
        return indexes.length;
    }

    /**
     * A column of the table without gaps in these rows.
     *
     * @throws UnsuitableDataException if there is no such column or a row has no value
     */
    Column complete(String name) {
        var column = TableReader.column(table, name);
        if (IntStream.of(indexes).anyMatch(column::isMissing)) {
            throw UnsuitableDataException.missing(name, (int) IntStream.of(indexes).filter(column::isMissing).count());
        }
        return column;
    }

    /** Some rows in ascending order. */
    static int[] sorted(int[] order, int from, int to) {
        return Arrays.stream(order, from, to).sorted().toArray();
    }
}
