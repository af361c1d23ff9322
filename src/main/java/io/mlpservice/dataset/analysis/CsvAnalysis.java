package io.mlpservice.dataset.analysis;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.mlpservice.column.DatasetColumn;
import io.mlpservice.column.DistinctValues;
import io.mlpservice.column.WrittenNumber;
import io.mlpservice.dataset.reading.CsvComplaint;
import io.mlpservice.dataset.reading.DatasetLimits;
import io.mlpservice.dataset.reading.Dialect;
import io.mlpservice.dataset.reading.LeftOut;
import io.mlpservice.dataset.reading.TextFile;
import io.mlpservice.dataset.storage.StagedBlocks;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Reads a table as typed columns, of which it computes the statistics. */
public final class CsvAnalysis {
    private static final int MOST_DISTINCT_VALUES = 1_000_000;

    private final TextFile file;
    private final Dialect dialect;
    private final ColumnOptions options;
    private final DatasetLimits limits;
    /** Whether lines that repeat the header are no rows. */
    private final boolean skipsHeaders;

    private CsvAnalysis(TextFile file, Dialect dialect, ColumnOptions options, DatasetLimits limits,
            boolean skipsHeaders) {
        this.file = file;
        this.dialect = dialect;
        this.options = options;
        this.limits = limits;
        this.skipsHeaders = skipsHeaders;
    }

    /** A table as a user wrote it, which may be of several files that were joined. */
    public static CsvAnalysis ofUpload(TextFile file, Dialect dialect, ColumnOptions options, DatasetLimits limits) {
        return new CsvAnalysis(file, dialect, options, limits, true);
    }

    /** A table that the service wrote, in which each line below the header is a row. */
    public static CsvAnalysis ofWritten(TextFile file, ColumnOptions options, DatasetLimits limits) {
        return new CsvAnalysis(file, Dialect.RFC_4180, options, limits, false);
    }

    /**
     * A table and its columns, with their statistics and roles.
     *
     * @param shape what was found of its columns
     */
    public record Result(CsvShape shape, List<DatasetColumn> columns) {}

    /** A table whose cells were read, before its columns are described. */
    public final class Scanned {
        private final TableScan scan;
        private final DistinctValues distinct;
        private final LeftOut leftOut;
        private final StagedBlocks staged;

        private Scanned(TableScan scan, DistinctValues distinct, LeftOut leftOut, StagedBlocks staged) {
            this.scan = scan;
            this.distinct = distinct;
            this.leftOut = leftOut;
            this.staged = staged;
        }

        /** For each column, examples of how it writes its numbers; empty if all numbers have the marks of the dialect. */
        public List<List<WrittenNumber>> writtenNumbers() {
            return scan.writtenNumbers();
        }

        /**
         * The table and its columns, for which the file is read again unless the types of its columns showed in the first rows; 422
         * if it is not a proper table or not what the upload says of it.
         */
        public Result result() {
            var shape = scan.shape(options, leftOut);
            return scan.suits(shape) ? CsvAnalysis.this.result(shape, scan, distinct, staged) : read(shape, staged);
        }
    }

    /**
     * Reads the cells; 400 if the file is not CSV.
     *
     * @param staged takes the cells
     */
    public Scanned scan(StagedBlocks staged) {
        var start = CsvStart.of(file, dialect, options, limits);
        var distinct = new DistinctValues(MOST_DISTINCT_VALUES);
        var scan = TableScan.of(start, distinct, limits);
        return new Scanned(scan, distinct, scan(scan, staged), staged);
    }

    /** Reads the cells and describes the columns, as {@link #scan} and {@link Scanned#result} do. */
    public Result read(StagedBlocks staged) {
        return scan(staged).result();
    }

    /**
     * Reads a table whose types are known.
     *
     * @param staged takes the cells
     */
    public Result read(CsvShape shape, StagedBlocks staged) {
        var distinct = new DistinctValues(MOST_DISTINCT_VALUES);
        var scan = TableScan.of(shape, distinct, dialect, limits);
        scan(scan, staged);
        return result(shape, scan, distinct, staged);
    }

    private Result result(CsvShape shape, TableScan scan, DistinctValues distinct, StagedBlocks staged) {
        var columns = new TableSummary(shape, scan.labels(), distinct).of(staged);
        return new Result(shape, RoleInference.roles(columns, options, dialect.rowNames(), shape.rowCount()));
    }

    private LeftOut scan(TableScan scan, StagedBlocks staged) {
        var leftOut = new AtomicReference<>(new LeftOut());
        try {
            staged.fill(scan.width(), writer -> leftOut.set(scan.writeTo(writer, file, skipsHeaders)));
            return leftOut.get();
        } catch (CsvParseException e) {
            throw CsvComplaint.of(e, limits);
        }
    }
}
