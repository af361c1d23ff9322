package io.mlpservice.dataset;

import io.mlpservice.column.DatasetColumn;
import io.mlpservice.dataset.reading.Dialect;
import io.mlpservice.platform.CellValue;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What an upload would give.
 *
 * @param rowCount the number of rows
 * @param columns with their statistics over all rows
 * @param dialect how the file is read
 * @param warnings what may be unintended, as sentences
 * @param rows the first rows, at most 20, their cells in the order of the columns
 */
record DatasetPreview(int rowCount, List<DatasetColumn> columns, Dialect dialect, List<String> warnings,
        List<List<@Nullable CellValue>> rows) {}
