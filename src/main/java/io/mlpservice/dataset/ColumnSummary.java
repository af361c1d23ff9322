package io.mlpservice.dataset;

import io.mlpservice.dataset.reading.DecimalMark;

/** Collects the statistics of a column, cell by cell. */
sealed interface ColumnSummary permits NumericSummary, CategorySummary {
    void accept(String cell);

    DatasetColumn column(String name);

    static ColumnSummary of(ColumnType type, DistinctValues distinct, DecimalMark mark) {
        return type == ColumnType.NUMERIC ? new NumericSummary(distinct, mark) : new CategorySummary(type, distinct);
    }
}
