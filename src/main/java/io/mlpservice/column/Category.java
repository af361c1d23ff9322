package io.mlpservice.column;

/**
 * A value of a categorical or boolean column.
 *
 * @param value the value as written in the data set
 * @param count the number of rows with this value
 */
public record Category(String value, long count) {}
