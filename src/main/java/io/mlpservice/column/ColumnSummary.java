package io.mlpservice.column;

import io.mlpservice.engine.data.Column;

/** Collects the statistics of a column from its pieces, which come from the first row to the last. */
public sealed interface ColumnSummary permits NumericSummary, CategorySummary {
    /** Takes the next rows. */
    void accept(Column piece);

    /** The column with its statistics, after its last row. */
    DatasetColumn column();
}
