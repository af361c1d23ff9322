package io.mlpservice.dataset;

import io.mlpservice.dataset.reading.CsvTable;
import io.mlpservice.dataset.reading.DecimalMark;
import io.mlpservice.dataset.storage.StagedBlocks;
import io.mlpservice.engine.data.Column;

import java.util.List;
import java.util.stream.IntStream;

/** Reads a table once, from the first row to the last: as typed columns, piece by piece, and for its statistics. */
final class TableScan implements StagedBlocks.Source {
    private static final int MOST_DISTINCT_VALUES = 1_000_000;

    private final CsvTable table;
    private final CsvShape shape;
    private final DecimalMark mark;
    private final List<ColumnSummary> summaries;

    TableScan(CsvTable table, CsvShape shape, DecimalMark mark) {
        this.table = table;
        this.shape = shape;
        this.mark = mark;
        var distinct = new DistinctValues(MOST_DISTINCT_VALUES);
        this.summaries = shape.types().stream().map(type -> ColumnSummary.of(type, distinct, mark)).toList();
    }

    @Override
    public List<Column> next(int rows) {
        var builders = shape.types().stream().map(type -> ColumnBuilder.of(type, rows, mark)).toList();
        for (var row = 0; row < rows; row++) {
            var cells = table.next();
            for (var i = 0; i < builders.size(); i++) {
                var cell = cells.getField(i);
                summaries.get(i).accept(cell);
                builders.get(i).set(row, cell);
            }
        }
        return IntStream.range(0, builders.size()).mapToObj(i -> builders.get(i).column(shape.names().get(i))).toList();
    }

    /** Reads the rest for its statistics alone. */
    void skip() {
        table.forEachRemaining(cells -> {
            for (var i = 0; i < summaries.size(); i++) {
                summaries.get(i).accept(cells.getField(i));
            }
        });
    }

    /** The columns with the statistics of the rows so far. */
    List<DatasetColumn> columns() {
        return IntStream.range(0, summaries.size()).mapToObj(this::column).toList();
    }

    private DatasetColumn column(int index) {
        var column = summaries.get(index).column(shape.names().get(index));
        return column.with(column.notes().withOddCell(shape.oddCells().get(index).orElse(null)));
    }
}
