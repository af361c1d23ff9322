package io.mlpservice.exchange.onnx.reading;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A table.
 *
 * @param isNested whether its shape is [rows][1][columns], as encoders of categories answer
 */
record Columns(List<Column> columns, boolean isNested) implements Value {
    /** Copies the list. */
    Columns {
        columns = List.copyOf(columns);
    }

    int count() {
        return columns.size();
    }

    /** A table of the same shape with another column for each. */
    Columns map(IntFunction<Column> column) {
        return new Columns(IntStream.range(0, count()).mapToObj(column).toList(), isNested);
    }
}
