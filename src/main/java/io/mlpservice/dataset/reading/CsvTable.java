package io.mlpservice.dataset.reading;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.FieldModifier;
import io.mlpservice.column.Cells;
import io.mlpservice.engine.data.GapWords;
import io.mlpservice.engine.data.NumberMarks;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * The rows of a table written in a dialect of CSV. Lines end in LF, CRLF or CR; empty lines are skipped, and in a table of
 * several columns lines of blanks too. A missing value is an empty cell here, whatever word the file has for it.
 */
public final class CsvTable implements Iterator<CsvRecord>, AutoCloseable {
    private static final int LONGEST_RECORD = 1 << 28;

    private final CloseableIterator<CsvRecord> records;
    private final CellReading cells;
    private final List<String> header;
    private final int firstLine;
    /** Whether a line of blanks is no row. It never is above the first row. */
    private boolean skipsBlankLines;
    private @Nullable CsvRecord peeked;

    private CsvTable(CloseableIterator<CsvRecord> records, Dialect dialect, CellReading cells,
            boolean skipsBlankLines) {
        this.records = records;
        this.cells = cells;
        this.skipsBlankLines = skipsBlankLines;
        var first = hasNext() ? peek() : null;
        this.firstLine = first == null ? 1 : Math.toIntExact(first.getStartingLineNumber());
        this.skipsBlankLines = skipsBlankLines && (dialect.rowNames() || dialect.trailingSeparator()
                || (first != null && first.getFieldCount() > 1));
        this.header = dialect.header() && first != null ? next().getFields() : List.of();
        cells.headerEnds();
        if (dialect.unitsLine() && hasNext()) {
            next();
        }
    }

    /** The rows of an upload, checked against the current limits. */
    public static CsvTable read(InputStream content, Dialect dialect, DatasetLimits limits) throws IOException {
        return read(content, dialect, limits.maxColumns() + 1, limits.maxCellLength(), limits.maxRowLength(),
                false);
    }

    /**
     * The rows of a stored file of an earlier version, which met the limits when it was uploaded. At most one empty cell
     * follows those of the columns. As it was then, a line of blanks is a row, and a number means a missing value only as
     * the upload writes it.
     */
    public static CsvTable stored(InputStream file, Dialect dialect, int columns) throws IOException {
        return read(Compression.inflate(file, dialect.compression()), dialect, columns + 1, LONGEST_RECORD,
                LONGEST_RECORD, true);
    }

    private static CsvTable read(InputStream content, Dialect dialect, int columns, int cellLength,
            int rowLength, boolean isStored) throws IOException {
        var cells = new CellReading(dialect, isStored);
        var handler = CsvRecordHandler.builder().maxFields(columns).maxFieldSize(cellLength)
                .maxRecordSize(Math.max(cellLength, rowLength))
                .fieldModifier(cells).build();
        var reader = isStored ? ofAllComments(handler, content, dialect) : reader(handler, content, dialect);
        try {
            var records = rows(reader, dialect).iterator();
            if (dialect.hasSeparatorRecord() && records.hasNext()) {
                records.next();
            }
            return new CsvTable(records, dialect, cells, !isStored);
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /** A parser of a file. */
    static <T> CsvReader<T> reader(CsvCallbackHandler<T> handler, InputStream content, Dialect dialect)
            throws IOException {
        return dialect.comment() == null
                ? ofAllComments(handler, content, dialect)
                : format(dialect).build(handler, CommentedText.of(content, dialect, dialect.comment()));
    }

    /** A parser of a file in which each line that begins like a comment is one. */
    private static <T> CsvReader<T> ofAllComments(CsvCallbackHandler<T> handler, InputStream content,
            Dialect dialect) {
        return format(dialect).detectBomHeader(true).build(handler, content, dialect.charset());
    }

    /** The same parser behind the lines above the table. */
    static <T> CsvReader<T> rows(CsvReader<T> reader, Dialect dialect) {
        reader.skipLines(dialect.skipLines());
        return reader;
    }

    /** What parses CSV in the dialect. */
    static CsvReader.CsvReaderBuilder format(Dialect dialect) {
        var format = CsvReader.builder().fieldSeparator(dialect.separator().charAt(0))
                .quoteCharacter(dialect.quote().charAt(0)).trimWhitespacesAroundQuotes(dialect.strip())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(true).allowUnclosedQuote(false);
        return dialect.comment() == null
                ? format
                : format.commentStrategy(CommentStrategy.SKIP).commentCharacter(dialect.comment().charAt(0));
    }

    /** The names in the header; empty without one. */
    public List<String> header() {
        return header;
    }

    /** The number of cells of the first line. */
    public int width() {
        return header.isEmpty() ? peek().getFieldCount() : header.size();
    }

    /** The line in which the first row or the header begins, counted from 1. */
    public int firstLine() {
        return firstLine;
    }

    /** The next row, which {@link #next} will give again. */
    public CsvRecord peek() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return Objects.requireNonNull(peeked);
    }

    @Override
    public boolean hasNext() {
        while (peeked == null && records.hasNext()) {
            var record = records.next();
            peeked = skipsBlankLines && cells.areBlank(record) ? null : record;
        }
        return peeked != null;
    }

    @Override
    public CsvRecord next() {
        var row = peek();
        peeked = null;
        return row;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    /** Leaves out blanks around a cell and words for missing values. */
    private static final class CellReading implements FieldModifier {
        private final boolean strip;
        private final GapWords missing;
        private final NumberMarks marks;
        private final boolean isStored;
        /** In a header, a word for a missing value is a name. */
        private boolean inHeader = true;
        /** The last line that begins with a cell of blanks. */
        private long blankLine;

        CellReading(Dialect dialect, boolean isStored) {
            this.strip = dialect.strip();
            this.missing = new GapWords(dialect.missingValues());
            this.marks = dialect.numberMarks();
            this.isStored = isStored;
        }

        /** Whether the record that was read last is a line of blanks. */
        boolean areBlank(CsvRecord record) {
            return record.getFieldCount() == 1 && record.getStartingLineNumber() == blankLine;
        }

        void headerEnds() {
            inHeader = false;
        }

        @Override
        public String modify(long line, int index, boolean quoted, String cell) {
            var stripped = strip && !quoted ? Blanks.strip(cell) : cell;
            if (index == 0 && stripped.isEmpty() && !cell.isEmpty()) {
                blankLine = line;
            }
            return inHeader || !isMissing(stripped) ? stripped : "";
        }

        private boolean isMissing(String cell) {
            return missing.contains(cell) || (!isStored && Cells.isMissingNumber(cell, missing, marks));
        }
    }
}
