package io.mlpservice.dataset.analysis;

import io.mlpservice.column.CellText;
import io.mlpservice.column.ColumnScan;
import io.mlpservice.column.ColumnType;
import io.mlpservice.column.DistinctNumbers;
import io.mlpservice.column.DistinctValues;
import io.mlpservice.column.TypeInference;
import io.mlpservice.column.WrittenNumber;
import io.mlpservice.dataset.reading.CsvScanner;
import io.mlpservice.dataset.reading.DatasetLimits;
import io.mlpservice.dataset.reading.Dialect;
import io.mlpservice.dataset.reading.LeftOut;
import io.mlpservice.dataset.reading.TextFile;
import io.mlpservice.dataset.storage.BlockLayout;
import io.mlpservice.dataset.storage.StagedBlocks;
import io.mlpservice.engine.data.Column;
import io.mlpservice.platform.memory.HeapShare;
import io.mlpservice.platform.problem.FieldErrors;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Reads a table once, from the first row to the last, as typed columns, piece by piece. All rows of the wrong length are
 * reported, up to the maximum of {@link FieldErrors}.
 */
final class TableScan implements CsvScanner.Sink {
    /** What a column takes besides its cells. */
    private static final long BYTES_OF_COLUMN = 4096;

    private final List<String> names;
    /** The line of the header. */
    private final int firstLine;
    private final List<TypeInference> inferences;
    private final List<DistinctNumbers> labels;
    private final ColumnScan[] columns;
    private final Dialect dialect;
    private final DatasetLimits limits;
    private final int rowsPerPiece;
    private final FieldErrors errors = new FieldErrors();
    private StagedBlocks.@Nullable Writer writer;
    /** Where the first value beyond the columns of a row is; -1 if there is none. */
    private int valueBeyond = -1;
    private int rows;
    private int rowsOfPiece;
    private long charactersOfPiece;
    private long mostCharacters;
    private long reserved;

    private TableScan(List<String> names, int firstLine, List<Boolean> asNumbers, List<TypeInference> inferences,
            DistinctValues distinct, Dialect dialect, DatasetLimits limits) {
        this.names = names;
        this.firstLine = firstLine;
        this.inferences = inferences;
        this.dialect = dialect;
        this.limits = limits;
        this.rowsPerPiece = BlockLayout.mostRowsPerBlock(names.size());
        reserve((long) names.size() * (BYTES_OF_COLUMN + (long) Double.BYTES * rowsPerPiece));
        this.labels = names.stream().map(_ -> new DistinctNumbers(distinct)).toList();
        this.columns = IntStream.range(0, names.size()).mapToObj(index -> ColumnScan.of(asNumbers.get(index),
                dialect.numberMarks(), inferences.isEmpty() ? null : inferences.get(index), labels.get(index),
                rowsPerPiece)).toArray(ColumnScan[]::new);
    }

    /** A scan that finds the types of the columns, which it expects to be as the first rows show. */
    static TableScan of(CsvStart start, DistinctValues distinct, DatasetLimits limits) {
        var scan = new TableScan(start.names(), start.firstLine(), start.asNumbers(), start.inferences(), distinct,
                start.dialect(),
                limits);
        start.options().checkNames(start.names(), scan.errors);
        return scan;
    }

    /** A scan of columns of known types. */
    static TableScan of(CsvShape shape, DistinctValues distinct, Dialect dialect, DatasetLimits limits) {
        return new TableScan(shape.columns().stream().map(column -> column.name()).toList(), 1,
                shape.columns().stream().map(column -> column.type() == ColumnType.NUMERIC).toList(), List.of(),
                distinct, dialect, limits);
    }

    /**
     * Reads the file; what of it is left out.
     *
     * @param skipsHeaders whether lines that repeat the header are no rows
     */
    LeftOut writeTo(StagedBlocks.Writer pieces, TextFile file, boolean skipsHeaders) throws IOException {
        writer = pieces;
        var leftOut = CsvScanner.scan(file.open(), dialect, columns.length, skipsHeaders, limits, this);
        if (rowsOfPiece > 0) {
            write();
        }
        HeapShare.release(reserved);
        return leftOut;
    }

    @Override
    public void cell(int index, CellText cell, long line) {
        charactersOfPiece += cell.length();
        if (index < columns.length) {
            columns[index].accept(rowsOfPiece, cell, line);
        } else if (valueBeyond < 0 && !cell.isEmpty()) {
            valueBeyond = index;
        }
    }

    @Override
    public boolean row(int cells, long line) {
        if (!CsvShape.isWhole(cells, columns.length, valueBeyond, dialect)) {
            errors.add(CsvShape.ragged(Math.toIntExact(line), cells, columns.length, valueBeyond, dialect));
        }
        valueBeyond = -1;
        reserveTexts();
        rows++;
        if (++rowsOfPiece == rowsPerPiece) {
            write();
        }
        return !errors.isFull();
    }

    /** The texts of a piece are in memory until it is written, each in two bytes a character at most. */
    private void reserveTexts() {
        if (charactersOfPiece > mostCharacters) {
            reserve(Character.BYTES * (charactersOfPiece - mostCharacters));
            mostCharacters = charactersOfPiece;
        }
    }

    private void reserve(long bytes) {
        HeapShare.reserve(bytes);
        reserved += bytes;
    }

    private void write() {
        try {
            Objects.requireNonNull(writer).write(pieces());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rowsOfPiece = 0;
        charactersOfPiece = 0;
    }

    private List<Column> pieces() {
        var pieces = new ArrayList<Column>(columns.length);
        for (var index = 0; index < columns.length; index++) {
            pieces.add(columns[index].piece(names.get(index), rowsOfPiece));
        }
        return pieces;
    }

    /** The columns; 422 with all rows of the wrong length, and all columns that are not what the upload says. */
    CsvShape shape(ColumnOptions options, LeftOut leftOut) {
        if (rows == 0) {
            errors.add(CsvShape.noRows(firstLine + 1));
        }
        options.checkValues(names, inferences, errors);
        errors.throwIfAny();
        return new CsvShape(IntStream.range(0, names.size())
                .mapToObj(index -> inferences.get(index).shape(names.get(index))).toList(), leftOut, rows);
    }

    /**
     * For each column, examples of how it writes its numbers; empty if all numbers have the marks of the dialect.
     */
    List<List<WrittenNumber>> writtenNumbers() {
        return inferences.stream().anyMatch(TypeInference::hasOtherNumbers)
                ? inferences.stream().map(TypeInference::writtenNumbers).toList()
                : List.of();
    }

    /** Whether all cells were kept as the types of their columns need them. */
    boolean suits(CsvShape shape) {
        return IntStream.range(0, columns.length)
                .allMatch(index -> columns[index].suits(shape.columns().get(index).type()));
    }

    /** The distinct numbers of the rows so far, for each column. */
    List<DistinctNumbers> labels() {
        return labels;
    }

    /** The number of columns. */
    int width() {
        return columns.length;
    }
}
