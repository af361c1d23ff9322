package io.mlpservice.dataset;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.mlpservice.column.Cells;
import io.mlpservice.column.DatasetColumn;
import io.mlpservice.dataset.reading.CsvTable;
import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.platform.CellValue;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Some rows of a data set.
 *
 * @param columns the names of the columns
 * @param rows the cells of each row, in the order of the columns
 * @param offset the number of rows before these
 * @param total the number of rows of the data set
 * @param rowNumbers the number of each row of a sample, counted from 0; null without a sample
 */
record DatasetRows(List<String> columns, List<List<@Nullable CellValue>> rows, int offset, int total,
        @Schema(nullable = true) @Nullable List<Integer> rowNumbers) {
    /** About how many bytes a cell takes, with its text in the answer. */
    static final long BYTES_OF_CELL = 100;

    /** Skips {@code offset} rows and reads at most {@code limit} rows. */
    static DatasetRows read(Dataset dataset, CsvTable table, int offset, int limit) {
        for (var skipped = 0; skipped < offset && table.hasNext(); skipped++) {
            table.next();
        }
        var marks = dataset.dialect().numberMarks();
        var rows = new ArrayList<List<@Nullable CellValue>>();
        while (rows.size() < limit && table.hasNext()) {
            rows.add(row(table.next(), dataset.columns(), marks));
        }
        var names = dataset.columns().stream().map(DatasetColumn::name).toList();
        return new DatasetRows(names, rows, offset, dataset.rowCount(), null);
    }

    /** Rows that were read as typed columns. */
    static DatasetRows of(Dataset dataset, int offset, List<Column> columns) {
        var described = dataset.columns().stream().collect(Collectors.toMap(DatasetColumn::name, column -> column));
        var rows = IntStream.range(0, columns.getFirst().size()).mapToObj(row -> row(described, columns, row)).toList();
        return new DatasetRows(columns.stream().map(Column::name).toList(), rows, offset, dataset.rowCount(), null);
    }

    /** The same with the numbers of the rows, counted from 0. */
    DatasetRows numbered(int[] numbers) {
        return new DatasetRows(columns, rows, offset, total, IntStream.of(numbers).boxed().toList());
    }

    /** The same with some of the columns, in another order. */
    DatasetRows select(List<String> names) {
        if (names.equals(columns)) {
            return this;
        }
        var places = names.stream().map(columns::indexOf).toList();
        var selected = rows.stream().map(row -> places.stream().<@Nullable CellValue>map(row::get).toList()).toList();
        return new DatasetRows(names, selected, offset, total, rowNumbers);
    }

    private static List<@Nullable CellValue> row(Map<String, DatasetColumn> described, List<Column> columns,
            int row) {
        var cells = new ArrayList<@Nullable CellValue>();
        for (var column : columns) {
            cells.add(Cells.value(column, row, Objects.requireNonNull(described.get(column.name()))));
        }
        return cells;
    }

    private static List<@Nullable CellValue> row(CsvRecord cells, List<DatasetColumn> columns, NumberMarks marks) {
        var row = new ArrayList<@Nullable CellValue>();
        for (var i = 0; i < columns.size(); i++) {
            row.add(Cells.value(cells.getField(i), columns.get(i), marks));
        }
        return row;
    }
}
