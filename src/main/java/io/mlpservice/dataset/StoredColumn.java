package io.mlpservice.dataset;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A stored column: what the API shows, and what it does not show.
 *
 * @param column with its statistics
 * @param labels all distinct values of the column, see {@link DatasetColumn#distinctLabels}
 */
record StoredColumn(DatasetColumn column, @Nullable List<String> labels) {
    static StoredColumn of(DatasetColumn column) {
        return new StoredColumn(column, column.labels());
    }

    DatasetColumn view() {
        return column.with(labels);
    }
}
