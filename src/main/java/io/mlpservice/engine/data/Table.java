package io.mlpservice.engine.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An ordered list of named columns of equal length. Finds columns by name in constant time. */
public final class Table {
    private final List<Column> columns;
    private final Map<String, Column> byName;

    /**
     * Checks that the columns have equal length and unique names.
     *
     * @param columns at least one column, with unique names
     */
    public Table(List<Column> columns) {
        this.columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a table needs at least one column");
        }
        var rows = columns.getFirst().size();
        this.byName = HashMap.newHashMap(columns.size());
        for (var column : columns) {
            if (column.size() != rows) {
                throw new IllegalArgumentException("the columns of a table must have equal length");
            }
            if (byName.put(column.name(), column) != null) {
                throw new IllegalArgumentException("the columns of a table must have unique names");
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

    /** Finds a column by name. */
    public Optional<Column> column(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
