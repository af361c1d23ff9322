package io.mlpservice.engine.encoding;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.Table;

import java.util.List;

/** Reads what a network needs from a table, and says which column stands in the way. */
public final class TableReader {
    private TableReader() {}

    /** A column without gaps. */
    static Column complete(Table table, String name) {
        var column = table.column(name)
                .orElseThrow(() -> new UnsuitableDataException("there is no column \"%s\"".formatted(name)));
        if (column.missing() > 0) {
            throw new UnsuitableDataException("the column \"%s\" has %d missing values; fill them or leave the rows out"
                    .formatted(name, column.missing()));
        }
        return column;
    }

    /** A column of numbers without gaps. */
    public static double[] numbers(Table table, String name) {
        if (complete(table, name) instanceof Column.Numeric(var ignored, var values)) {
            return values;
        }
        throw new UnsuitableDataException("the column \"%s\" holds text where numbers are needed".formatted(name));
    }

    /** Columns of numbers without gaps, [names][rows]. */
    public static double[][] columns(Table table, List<String> names) {
        return names.stream().map(name -> numbers(table, name)).toArray(double[][]::new);
    }
}
