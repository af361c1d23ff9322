package io.mlpservice.column;

import io.mlpservice.engine.data.BooleanWords;

/** The type of a column's values. */
public enum ColumnType {
    /** Every value is a finite decimal number. */
    NUMERIC,
    /** Text of which values occur again, and codes. */
    CATEGORICAL,
    /** Every value is a word of one pair for true and false, see {@link BooleanWords}. */
    BOOLEAN,
    /** Every value is a date of one order, with or without a time of day. */
    DATE_TIME,
    /** Free text, and text of which nearly every value occurs once. */
    TEXT
}
