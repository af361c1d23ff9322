package io.mlpservice.dataset;

import io.mlpservice.engine.data.Table;

/**
 * Consecutive rows of a data set.
 *
 * @param firstRow the number of rows before these
 */
public record TableSlice(int firstRow, Table rows) {}
