package io.mlpservice.dataset;

import io.mlpservice.column.ColumnNotes;
import io.mlpservice.column.DatasetColumn;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A stored column: what the API shows, and the notes, which it does not show.
 *
 * @param column with its statistics
 * @param labels see {@link ColumnNotes}
 * @param oddCell see {@link ColumnNotes}; null in columns stored by version 0.1.0
 * @param similarLabels see {@link ColumnNotes}; null in columns stored by version 0.1.0
 */
record StoredColumn(DatasetColumn column, @Nullable List<String> labels, @Nullable String oddCell,
        @Nullable String similarLabels) {
    static StoredColumn of(DatasetColumn column) {
        var notes = column.notes();
        return new StoredColumn(column, notes.labels(), notes.oddCell(), notes.similarLabels());
    }

    DatasetColumn view() {
        return column.with(new ColumnNotes(labels, oddCell, similarLabels, null));
    }
}
