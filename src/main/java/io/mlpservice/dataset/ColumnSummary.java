package io.mlpservice.dataset;

/** Collects the statistics of a column, cell by cell. */
sealed interface ColumnSummary permits NumericSummary, CategorySummary {
    void accept(String cell);

    DatasetColumn column(String name);

    static ColumnSummary of(ColumnType type, DistinctValues distinct) {
        return type == ColumnType.NUMERIC ? new NumericSummary(distinct) : new CategorySummary(type, distinct);
    }
}
