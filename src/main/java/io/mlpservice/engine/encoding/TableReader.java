package io.mlpservice.engine.encoding;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.Table;

import java.util.List;

/** Reads columns for a network from a table. Errors name the column. */
public final class TableReader {
    private TableReader() {}

    /** A column without missing values. */
    static Column complete(Table table, String name) {
        var column = table.column(name)
                .orElseThrow(() -> new UnsuitableDataException("there is no column \"%s\"".formatted(name)));
        if (column.missing() > 0) {
            throw new UnsuitableDataException("the column \"%s\" has %d missing values; fill them or remove the rows"
                    .formatted(name, column.missing()));
        }
        return column;
    }

    /** A numeric column without missing values. */
    public static double[] numbers(Table table, String name) {
        if (complete(table, name) instanceof Column.Numeric(var ignored, var values)) {
            return values;
        }
        throw new UnsuitableDataException("the column \"%s\" contains text instead of numbers".formatted(name));
    }

    /** Numeric columns without missing values, [names][rows]. */
    public static double[][] columns(Table table, List<String> names) {
        return names.stream().map(name -> numbers(table, name)).toArray(double[][]::new);
    }
}
