package io.mlpservice.dataset;

import io.mlpservice.column.ColumnRole;
import io.mlpservice.column.ColumnType;
import io.mlpservice.dataset.analysis.ColumnOptions;
import io.mlpservice.engine.data.DateOrder;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.csv.CsvOutput;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * A table that the service itself computes.
 *
 * @param columns their names, which are unique
 * @param types of columns; those of others are found
 * @param roles of columns; those of others are found
 * @param dateOrders of columns of dates; those of others are found
 * @param rows gives the rows, at least one
 */
public record MadeTable(List<String> columns, Map<String, ColumnType> types, Map<String, ColumnRole> roles,
        Map<String, DateOrder> dateOrders, Rows rows) {
    /** Gives the rows of a table. */
    @FunctionalInterface
    public interface Rows {
        /** Gives all rows in order. */
        void writeTo(Sink sink) throws IOException;
    }

    /** How the columns are read back. */
    ColumnOptions options() {
        return new ColumnOptions(types, roles, null, dateOrders, List.of(), false);
    }

    /** Writes it as CSV. */
    void write(OutputStream out) throws IOException {
        try (var csv = new CsvOutput(out, false)) {
            csv.writeHeader(columns);
            rows.writeTo(csv::write);
        }
    }

    /** Takes the rows of a table. */
    @FunctionalInterface
    public interface Sink {
        /** Takes a row: a cell for each column, null where a value is missing. */
        void write(List<? extends @Nullable CellValue> cells);
    }
}
