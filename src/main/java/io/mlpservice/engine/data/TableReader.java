package io.mlpservice.engine.data;

import java.util.stream.IntStream;

/** Finds columns of a table. Errors name the column. */
public final class TableReader {
    private TableReader() {}

    /** A column that must exist. */
    public static Column column(Table table, String name) {
        return table.column(name)
                .orElseThrow(() -> new UnsuitableDataException("there is no column \"%s\"".formatted(name)));
    }

    /** The numbers of a column, {@code NaN} where they are missing. They may be written as text. */
    public static double[] numbers(Table table, String name) {
        return switch (column(table, name)) {
            case Column.Numeric(var _, var values) -> values;
            case Column.Categorical(var _, var categories, var codes) -> {
                var numbers = categories.stream().mapToDouble(category -> number(category, name)).toArray();
                yield IntStream.of(codes).mapToDouble(code -> code < 0 ? Double.NaN : numbers[code]).toArray();
            }
        };
    }

    private static double number(String category, String column) {
        return Numbers.parse(category).orElseThrow(() -> new UnsuitableDataException(
                "the column \"%s\" contains text instead of numbers: \"%s\"".formatted(column, category)));
    }
}
