package io.mlpservice.dataset;

/**
 * A value of a column that is text or boolean.
 *
 * @param value the value as it is written in the data set
 * @param count how many rows have it
 */
public record Category(String value, long count) {}
