package io.mlpservice.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.mlpservice.dataset.reading.CsvComplaint;
import io.mlpservice.dataset.reading.CsvTable;
import io.mlpservice.dataset.reading.DatasetLimits;
import io.mlpservice.dataset.reading.Dialect;
import io.mlpservice.dataset.reading.TextFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;

/** Reads a table in passes: first finds its columns and their types, then computes the statistics. */
final class CsvAnalysis {
    private static final int MOST_DISTINCT_VALUES = 1_000_000;

    private final TextFile file;
    private final Dialect dialect;
    private final DatasetLimits limits;

    CsvAnalysis(TextFile file, Dialect dialect, DatasetLimits limits) {
        this.file = file;
        this.dialect = dialect;
        this.limits = limits;
    }

    /** The column names, types and row count; 400 if the file is not CSV, 422 if it is not a proper table. */
    CsvShape shape() {
        try (var table = CsvTable.read(file.open(), dialect, limits)) {
            return CsvShape.of(table, dialect, limits);
        } catch (CsvParseException e) {
            throw CsvComplaint.of(e, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The columns with their statistics. */
    List<DatasetColumn> columns(CsvShape shape) {
        var distinct = new DistinctValues(MOST_DISTINCT_VALUES);
        var mark = dialect.decimalMark();
        var summaries = shape.types().stream().map(type -> ColumnSummary.of(type, distinct, mark)).toList();
        try (var table = CsvTable.read(file.open(), dialect, limits)) {
            table.forEachRemaining(row -> {
                for (var i = 0; i < summaries.size(); i++) {
                    summaries.get(i).accept(row.getField(i));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return IntStream.range(0, summaries.size()).mapToObj(i -> column(shape, i, summaries.get(i))).toList();
    }

    private static DatasetColumn column(CsvShape shape, int index, ColumnSummary summary) {
        var column = summary.column(shape.names().get(index));
        return column.with(column.notes().withOddCell(shape.oddCells().get(index).orElse(null)));
    }
}
