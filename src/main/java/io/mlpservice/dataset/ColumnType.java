package io.mlpservice.dataset;

/** The type of a column's values. */
public enum ColumnType {
    /** Every value is a finite decimal number. */
    NUMERIC,
    /** Text. */
    CATEGORICAL,
    /** Every value is {@code true} or {@code false}; columns of 0 and 1 are numeric. */
    BOOLEAN
}
