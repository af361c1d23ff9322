package io.mlpservice.prediction.row;

import java.util.List;

/**
 * Rows as a model takes them.
 *
 * @param codes [rows][features]; meaningless if there are errors
 * @param oddities one per row
 */
@SuppressWarnings("ArrayRecordComponent")
public record ReadRows(double[][] codes, List<RowOddities> oddities) {}
