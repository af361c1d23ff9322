package io.mlpservice.scoring.result;

import io.mlpservice.dataset.Datasets;
import io.mlpservice.dataset.TableSlice;
import io.mlpservice.engine.data.Column;
import io.mlpservice.platform.CellValue;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;

/** The rows of some columns of a data set, in order. Memory holds a slice of them. */
public final class DatasetCells {
    private final Iterator<TableSlice> slices;
    private final List<String> names;
    private List<Column> columns = List.of();
    private int number;
    /** The number of the first row of the slice, and of the first one behind it. */
    private int first;
    private int end;

    /**
     * Opens a data set.
     *
     * @param names of the columns, in the order of the cells; the data set has all of them
     * @param from the first row, counted from 0
     * @param to the row after the last
     */
    public DatasetCells(Datasets datasets, UUID dataset, List<String> names, int from, int to) {
        this.slices = datasets.slices(dataset, names, from, to).iterator();
        this.names = names;
        this.number = from;
    }

    /** The number of the next row. */
    public int number() {
        return number;
    }

    /**
     * The cells of the next row, null where a value is missing. Text and dates are as they were written.
     *
     * @throws NoSuchElementException if there are no more rows
     */
    public List<@Nullable CellValue> next() {
        while (number >= end) {
            if (!slices.hasNext()) {
                throw new NoSuchElementException("there are no more rows");
            }
            open(slices.next());
        }
        var cells = new ArrayList<@Nullable CellValue>(columns.size());
        for (var column : columns) {
            cells.add(cell(column, number - first));
        }
        number++;
        return cells;
    }

    private void open(TableSlice slice) {
        first = slice.firstRow();
        end = first + slice.rows().rowCount();
        columns = names.stream().map(name -> slice.rows().column(name).orElseThrow()).toList();
    }

    private static @Nullable CellValue cell(Column column, int row) {
        if (column.isMissing(row)) {
            return null;
        }
        return column instanceof Column.Numeric(var _, var values)
                ? new CellValue.Numeric(values[row])
                : new CellValue.Text(column.text(row));
    }
}
