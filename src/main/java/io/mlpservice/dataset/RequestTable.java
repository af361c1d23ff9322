package io.mlpservice.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.mlpservice.dataset.analysis.CsvShape;
import io.mlpservice.dataset.reading.ColumnNames;
import io.mlpservice.dataset.reading.CsvComplaint;
import io.mlpservice.dataset.reading.CsvTable;
import io.mlpservice.dataset.reading.DatasetLimits;
import io.mlpservice.dataset.reading.Dialect;
import io.mlpservice.dataset.reading.TextFile;
import io.mlpservice.dataset.reading.Upload;
import io.mlpservice.dataset.reading.detection.DialectDetector;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/**
 * The rows of a table that {@link RequestTables} opened, at least one. Going on to the next row throws a {@link
 * ProblemException} where the rest of the table cannot be split into rows, since a quote is never closed or a row
 * exceeds a limit.
 */
public final class RequestTable implements Iterator<RequestTable.Row>, AutoCloseable {
    private final CsvTable table;
    private final Dialect dialect;
    private final List<String> warnings;
    private final DatasetLimits limits;
    private final List<String> columns;

    /**
     * A row.
     *
     * @param line where it begins in the file, counted from 1
     * @param cells one for each column; an empty one is a missing value
     * @param error why the row is none of this table; null if it is one
     */
    public record Row(int line, List<String> cells, @Nullable FieldError error) {}

    private RequestTable(CsvTable table, DialectDetector.Detection detection, DatasetLimits limits,
            String ifLineIsRow) {
        this.table = table;
        this.dialect = detection.dialect();
        this.warnings = detection.warnings();
        this.limits = limits;
        if (table.header().isEmpty() && !hasNext()) {
            throw CsvShape.emptyFile();
        }
        if (!hasNext()) {
            var error = CsvShape.noRows(table.firstLine() + 1);
            throw ProblemException.invalid(List.of(FieldError.line(table.firstLine() + 1, error.code(),
                    "%s If the one line is a row, %s.".formatted(error.detail(), ifLineIsRow))));
        }
        this.columns = ColumnNames.of(table, dialect);
    }

    /**
     * Opens a table.
     *
     * @param ifLineIsRow what to do where the first line is a row and no header
     */
    static RequestTable open(Upload upload, DialectDetector.Detection detection, DatasetLimits limits,
            String ifLineIsRow) {
        var table = readable(() -> read(detection.table(upload), detection.dialect(), limits), limits);
        try {
            return new RequestTable(table, detection, limits, ifLineIsRow);
        } catch (RuntimeException e) {
            close(table);
            throw e;
        }
    }

    private static CsvTable read(TextFile file, Dialect dialect, DatasetLimits limits) {
        try {
            return CsvTable.read(file.open(), dialect, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T readable(Supplier<T> reading, DatasetLimits limits) {
        try {
            return reading.get();
        } catch (CsvParseException e) {
            throw CsvComplaint.of(e, limits);
        }
    }

    /** The names of the columns; {@code column_1} and so on if the table has no header. */
    public List<String> columns() {
        return columns;
    }

    /** The line of the header or of the first row, counted from 1. */
    public int firstLine() {
        return table.firstLine();
    }

    /** Whether the first line names the columns. */
    public boolean hasHeader() {
        return dialect.header();
    }

    /** A sentence for each guess about the dialect that is not safe. */
    public List<String> warnings() {
        return warnings;
    }

    /** The marks in numbers. */
    public NumberMarks numberMarks() {
        return dialect.numberMarks();
    }

    @Override
    public boolean hasNext() {
        return readable(table::hasNext, limits);
    }

    @Override
    public Row next() {
        return row(readable(table::next, limits));
    }

    private Row row(CsvRecord row) {
        var line = Math.toIntExact(row.getStartingLineNumber());
        return CsvShape.isWhole(row, columns.size(), dialect)
                ? new Row(line, row.getFields(), null)
                : new Row(line, List.of(), CsvShape.ragged(row, columns.size(), dialect));
    }

    @Override
    public void close() {
        close(table);
    }

    private static void close(CsvTable table) {
        try {
            table.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
