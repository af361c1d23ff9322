package io.mlpservice.prediction.row;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is odd about a row.
 *
 * @param first the first odd values, at most {@value #MOST}, since a short request can have millions
 * @param count how many values are odd
 */
public record RowOddities(List<OddValue> first, int count) {
    /** How many values are kept. */
    public static final int MOST = 10;
    /** Nothing is odd. */
    public static final RowOddities NONE = new RowOddities(List.of(), 0);

    RowOddities with(OddValue value) {
        return new RowOddities(count < MOST ? Stream.concat(first.stream(), Stream.of(value)).toList() : first,
                count + 1);
    }
}
