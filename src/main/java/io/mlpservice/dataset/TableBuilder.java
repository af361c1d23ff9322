package io.mlpservice.dataset;

import io.mlpservice.column.ColumnBuilder;
import io.mlpservice.dataset.reading.CsvTable;
import io.mlpservice.engine.data.Table;

import java.util.stream.IntStream;

/** Reads the rows of a data set into typed columns. */
final class TableBuilder {
    private TableBuilder() {}

    static Table build(Dataset dataset, CsvTable rows) {
        var columns = dataset.columns();
        var marks = dataset.dialect().numberMarks();
        var builders = columns.stream().map(column -> ColumnBuilder.of(column.type(), dataset.rowCount(), marks))
                .toList();
        for (var row = 0; rows.hasNext(); row++) {
            var cells = rows.next();
            for (var i = 0; i < builders.size(); i++) {
                builders.get(i).set(row, cells.getField(i));
            }
        }
        return new Table(IntStream.range(0, builders.size())
                .mapToObj(i -> builders.get(i).column(columns.get(i).name())).toList());
    }
}
