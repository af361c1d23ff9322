package io.mlpservice.dataset;

import io.mlpservice.column.ColumnBuilder;
import io.mlpservice.column.DecimalMark;
import io.mlpservice.column.DistinctNumbers;
import io.mlpservice.column.DistinctValues;
import io.mlpservice.dataset.reading.CsvTable;
import io.mlpservice.dataset.storage.StagedBlocks;
import io.mlpservice.engine.data.Column;

import java.util.List;
import java.util.stream.IntStream;

/** Reads a table once, from the first row to the last, as typed columns, piece by piece. */
final class TableScan implements StagedBlocks.Source {
    private final CsvTable table;
    private final CsvShape shape;
    private final DecimalMark mark;
    private final List<DistinctNumbers> labels;

    TableScan(CsvTable table, CsvShape shape, DecimalMark mark, DistinctValues distinct) {
        this.table = table;
        this.shape = shape;
        this.mark = mark;
        this.labels = shape.columns().stream().map(_ -> new DistinctNumbers(distinct)).toList();
    }

    @Override
    public List<Column> next(int rows) {
        var builders = shape.columns().stream().map(column -> ColumnBuilder.of(column.type(), rows, mark)).toList();
        for (var row = 0; row < rows; row++) {
            var cells = table.next();
            for (var i = 0; i < builders.size(); i++) {
                var cell = cells.getField(i);
                builders.get(i).set(row, cell);
                if (builders.get(i) instanceof ColumnBuilder.Numbers(var values, _) && !cell.isEmpty()) {
                    labels.get(i).accept(values[row], cell);
                }
            }
        }
        return IntStream.range(0, builders.size()).mapToObj(i -> builders.get(i).column(shape.columns().get(i).name()))
                .toList();
    }

    /** The distinct numbers of the rows so far, for each column. */
    List<DistinctNumbers> labels() {
        return labels;
    }
}
