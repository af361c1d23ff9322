package io.mlpservice.exchange.onnx;

import java.util.stream.IntStream;

/**
 * Some inputs of the network.
 *
 * @param values [rows][columns]
 * @param places for each column, the input that it is
 */
@SuppressWarnings("ArrayRecordComponent")
record Columns(Tensor values, int[] places) {
    /** Columns that are consecutive inputs. */
    static Columns from(int first, int count, Tensor values) {
        return new Columns(values, IntStream.range(first, first + count).toArray());
    }

    int count() {
        return places.length;
    }

    /** Some of the columns, in order. */
    Columns only(int[] chosen) {
        return new Columns(values.columnsOf(count(), chosen),
                IntStream.of(chosen).map(column -> places[column]).toArray());
    }
}
