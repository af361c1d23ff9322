package io.mlpservice.engine.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Named columns of equal length, in order. A column is found by its name in constant time. */
public final class Table {
    private final List<Column> columns;
    private final Map<String, Column> byName;

    /**
     * Checks that the columns are of one length and that their names differ.
     *
     * @param columns at least one column; names are unique
     */
    public Table(List<Column> columns) {
        this.columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a table has at least one column");
        }
        var rows = columns.getFirst().size();
        this.byName = HashMap.newHashMap(columns.size());
        for (var column : columns) {
            if (column.size() != rows) {
                throw new IllegalArgumentException("the columns of a table are of equal length");
            }
            if (byName.put(column.name(), column) != null) {
                throw new IllegalArgumentException("the columns of a table have different names");
            }
        }
    }

    /** The columns, in order. */
    public List<Column> columns() {
        return columns;
    }

    /** The number of rows. */
    public int rowCount() {
        return columns.getFirst().size();
    }

    /** The column with a name, if there is one. */
    public Optional<Column> column(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
