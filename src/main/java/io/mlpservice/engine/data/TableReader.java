package io.mlpservice.engine.data;

/** Finds columns of a table. Errors name the column. */
public final class TableReader {
    private TableReader() {}

    /** A column that must exist. */
    public static Column column(Table table, String name) {
        return table.column(name)
                .orElseThrow(() -> new UnsuitableDataException("there is no column \"%s\"".formatted(name)));
    }

    /** The numbers of a column, {@code NaN} where they are missing. */
    public static double[] numbers(Table table, String name) {
        if (column(table, name) instanceof Column.Numeric(var _, var values)) {
            return values;
        }
        throw new UnsuitableDataException("the column \"%s\" contains text instead of numbers".formatted(name));
    }
}
