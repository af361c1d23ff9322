package io.mlpservice.dataset.analysis;

import io.mlpservice.column.CategorySummary;
import io.mlpservice.column.ColumnSummary;
import io.mlpservice.column.ColumnType;
import io.mlpservice.column.DatasetColumn;
import io.mlpservice.column.DistinctNumbers;
import io.mlpservice.column.DistinctValues;
import io.mlpservice.column.NumberSort;
import io.mlpservice.column.NumericSummary;
import io.mlpservice.dataset.storage.StagedBlocks;
import io.mlpservice.engine.data.Column;
import io.mlpservice.platform.memory.HeapShare;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/** Computes the statistics of all columns. Only a few columns are in memory at a time. */
final class TableSummary {
    private final CsvShape shape;
    private final List<DistinctNumbers> labels;
    private final DistinctValues distinct;
    private final @Nullable DatasetColumn[] columns;
    private final @Nullable ColumnSummary[] summaries;
    private final int[] rows;
    /** Numbers of columns that are done make room for those of others. */
    private final Deque<double[]> free = new ArrayDeque<>();
    private final double[] @Nullable [] rooms;
    private @Nullable NumberSort sort;

    TableSummary(CsvShape shape, List<DistinctNumbers> labels, DistinctValues distinct) {
        this.shape = shape;
        this.labels = labels;
        this.distinct = distinct;
        this.columns = new DatasetColumn[shape.columns().size()];
        this.summaries = new ColumnSummary[columns.length];
        this.rows = new int[columns.length];
        this.rooms = new double[columns.length][];
    }

    /** The columns of a table. */
    List<DatasetColumn> of(StagedBlocks table) {
        table.forEachPiece(this::accept);
        return Arrays.stream(columns).map(Objects::requireNonNull).toList();
    }

    private void accept(int column, Column piece) {
        var summary = summaries[column] == null ? summary(column) : summaries[column];
        summaries[column] = summary;
        summary.accept(piece);
        rows[column] += piece.size();
        if (rows[column] == shape.rowCount()) {
            columns[column] = summary.column();
            summaries[column] = null;
            release(column);
        }
    }

    private double[] room(int column) {
        if (free.isEmpty()) {
            HeapShare.reserve((long) Double.BYTES * shape.rowCount());
        }
        var room = free.isEmpty() ? new double[shape.rowCount()] : free.pop();
        rooms[column] = room;
        return room;
    }

    private NumberSort sort() {
        if (sort == null) {
            HeapShare.reserve(NumberSort.bytes(shape.rowCount()));
            sort = new NumberSort();
        }
        return sort;
    }

    private void release(int column) {
        var room = rooms[column];
        if (room != null) {
            free.push(room);
            rooms[column] = null;
        }
    }

    private ColumnSummary summary(int column) {
        var ofColumn = shape.columns().get(column);
        return ofColumn.type() == ColumnType.NUMERIC
                ? new NumericSummary(ofColumn, labels.get(column), room(column), sort())
                : new CategorySummary(ofColumn, distinct);
    }
}
