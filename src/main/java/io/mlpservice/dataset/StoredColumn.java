package io.mlpservice.dataset;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A column as it is kept: what the API shows, and what it does not.
 *
 * @param column with its statistics
 * @param labels all different values of the column, as {@link DatasetColumn#distinctLabels} answers them
 */
record StoredColumn(DatasetColumn column, @Nullable List<String> labels) {
    static StoredColumn of(DatasetColumn column) {
        return new StoredColumn(column, column.labels());
    }

    DatasetColumn view() {
        return column.with(labels);
    }
}
