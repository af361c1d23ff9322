package io.mlpservice.dataset;

import io.mlpservice.engine.data.Column;

/** Collects the statistics of a column from its pieces, which come from the first row to the last. */
sealed interface ColumnSummary permits NumericSummary, CategorySummary {
    void accept(Column piece);

    DatasetColumn column();
}
