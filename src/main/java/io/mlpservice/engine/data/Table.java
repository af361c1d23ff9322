package io.mlpservice.engine.data;

import java.util.List;
import java.util.Optional;

/**
 * Named columns of equal length, in order.
 *
 * @param columns at least one column; names are unique
 */
public record Table(List<Column> columns) {
    /** Checks that the columns are of one length and their names differ. */
    public Table {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a table has at least one column");
        }
        var rows = columns.getFirst().size();
        if (columns.stream().anyMatch(column -> column.size() != rows)) {
            throw new IllegalArgumentException("the columns of a table are of equal length");
        }
        if (columns.stream().map(Column::name).distinct().count() != columns.size()) {
            throw new IllegalArgumentException("the columns of a table have different names");
        }
    }

    /** How many rows there are. */
    public int rowCount() {
        return columns.getFirst().size();
    }

    /** The column of that name, if there is one. */
    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
