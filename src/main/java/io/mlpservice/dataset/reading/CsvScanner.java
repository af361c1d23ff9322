package io.mlpservice.dataset.reading;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.RecordType;
import io.mlpservice.column.CellText;
import io.mlpservice.column.Cells;
import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.GapWords;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.engine.data.Numbers;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Hands on the cells of a table without making a string of each. A missing value is an empty cell. */
public final class CsvScanner extends AbstractBaseCsvCallbackHandler<Boolean> {
    private static final int ASCII = 128;
    private static final String LASTS_OF_NUMBERS = "0123456789.,";
    private static final CellText EMPTY = CellText.of("");

    private final Dialect dialect;
    private final NumberMarks marks;
    private final DatasetLimits limits;
    private final Sink sink;
    private final CellText cell = new CellText();
    private final LeftOut leftOut = new LeftOut();
    private final List<String> missingWords;
    private final GapWords gaps;
    /** Whether such a word begins and ends with two characters, which hardly a number does unless one is a word. */
    private final boolean[] ends = new boolean[ASCII * ASCII];
    /** Whether lines that repeat the header are no rows. */
    private final boolean skipsHeaders;
    /** The names in the header; empty where a row may be equal to it. */
    private final List<String> header = new ArrayList<>();
    /** How many cells of the row are those of the header so far. */
    private int equalToHeader;
    private int linesToSkip;
    /** The last of these lines: the header and the units below it. */
    private final int linesOfHeader;
    /** Whether a line of blanks is no row. It never is above the first row. */
    private boolean skipsBlankLines;
    private final boolean isSeveralColumns;
    /** Whether the line has nothing but blanks so far. */
    private boolean isBlank;
    private int lengthOfRow;
    private int lines;

    /** Takes the cells of a table, row by row. */
    public interface Sink {
        /** Takes the next cell of a row. */
        void cell(int index, CellText cell, long line);

        /** Takes the end of a row; says whether to go on. */
        boolean row(int cells, long line);
    }

    private CsvScanner(Dialect dialect, int columns, boolean skipsHeaders, DatasetLimits limits, Sink sink) {
        this.dialect = dialect;
        this.marks = dialect.numberMarks();
        this.skipsHeaders = skipsHeaders && dialect.header();
        this.limits = limits;
        this.sink = sink;
        this.missingWords = dialect.missingValues();
        this.gaps = new GapWords(missingWords);
        missingWords.forEach(this::expect);
        this.linesOfHeader = (dialect.header() ? 1 : 0) + (dialect.unitsLine() ? 1 : 0);
        this.linesToSkip = (dialect.hasSeparatorRecord() ? 1 : 0) + linesOfHeader;
        this.skipsBlankLines = dialect.strip();
        this.isSeveralColumns = columns > 1 || dialect.trailingSeparator();
    }

    private void expect(String word) {
        var number = Numbers.parse(word);
        if (number.isPresent()) {
            expect(firsts(number.getAsDouble()) + word.charAt(0), LASTS_OF_NUMBERS);
        } else {
            expect(word.substring(0, 1), word.substring(word.length() - 1));
        }
    }

    private void expect(String firsts, String lasts) {
        firsts.chars().forEach(first -> lasts.chars().forEach(last -> ends[ends((char) first, (char) last)] = true));
    }

    /** A number has other spellings, such as -999.0 and +999 or .5, and may be written with an exponent. */
    private static String firsts(double number) {
        var size = Math.abs(number);
        return (number < 0 ? "-" : "+" + Column.Numeric.text(size).charAt(0)) + (size < 1 ? "0.," : "");
    }

    /**
     * Reads all rows below the header; what is left out of them.
     *
     * @param columns how many columns the table has; where there are several, a line of blanks is no row
     * @param skipsHeaders whether lines that repeat the header are no rows
     * @throws io.mlpservice.platform.problem.ProblemException 413 if there are more lines, or more in a line, than allowed
     */
    public static LeftOut scan(InputStream content, Dialect dialect, int columns, boolean skipsHeaders,
            DatasetLimits limits, Sink sink) throws IOException {
        var scanner = new CsvScanner(dialect, columns, skipsHeaders, limits, sink);
        try (var reader = CsvTable.reader(scanner, content, dialect)) {
            var rows = CsvTable.rows(reader, dialect).iterator();
            while (rows.hasNext() && rows.next()) {
                // the sink has taken it
            }
        } catch (CsvParseException e) {
            throw cause(e);
        }
        return scanner.leftOut;
    }

    /** The parser takes whatever its callback throws for a broken file. */
    private static RuntimeException cause(CsvParseException e) {
        return switch (e.getCause()) {
            case Error error -> throw error;
            case RuntimeException failure -> failure;
            case null, default -> e;
        };
    }

    @Override
    protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
        if (index > limits.maxColumns()) {
            throw CsvComplaint.tooManyColumns(Math.toIntExact(getStartingLineNumber()), limits);
        }
        if (length > limits.maxCellLength()) {
            throw CsvComplaint.tooLong(Math.toIntExact(getStartingLineNumber()), limits);
        }
        lengthOfRow = index == 0 ? length : lengthOfRow + length;
        if (lengthOfRow > limits.maxRowLength()) {
            throw CsvComplaint.rowTooLong(Math.toIntExact(getStartingLineNumber()), limits);
        }
        cell.set(text, offset, length);
        if (dialect.strip()) {
            strip(text, offset, offset + length);
            if (quoted && cell.length() < length && isText(cell.toString())) {
                cell.set(text, offset, length);
            }
        }
        if (index == 0) {
            isBlank = skipsBlankLines && length > 0 && !quoted && cell.isEmpty();
        } else if (isBlank) {
            isBlank = false;
            take(0, EMPTY);
        }
        if (!isBlank) {
            take(index, cell);
        }
    }

    private void take(int index, CellText cell) {
        if (linesToSkip > 0) {
            if (linesToSkip == linesOfHeader && skipsHeaders) {
                header.add(cell.toString());
            }
            return;
        }
        if (index == 0) {
            equalToHeader = 0;
        }
        if (equalToHeader == index && index < header.size() && cell.is(header.get(index))) {
            equalToHeader++;
            return;
        }
        giveThoseOfHeader(index);
        give(index, cell);
    }

    /** Gives the cells before one, which were held back since they are those of the header. */
    private void giveThoseOfHeader(int end) {
        for (var index = 0; equalToHeader == end && index < end; index++) {
            give(index, CellText.of(header.get(index)));
        }
        equalToHeader = -1;
    }

    private void give(int index, CellText cell) {
        if (!cell.isEmpty() && ends[ends(cell.charAt(0), cell.charAt(cell.length() - 1))]) {
            leaveOutMissing(index, cell);
        }
        sink.cell(index, cell, getStartingLineNumber());
    }

    /** All characters that are not ASCII count as the last one that is. */
    private static int ends(char first, char last) {
        return Math.min(first, ASCII - 1) * ASCII + Math.min(last, ASCII - 1);
    }

    private void strip(char[] text, int from, int to) {
        var start = from;
        var end = to;
        while (start < end && Blanks.isBlank(text[start])) {
            start++;
        }
        while (start < end && Blanks.isBlank(text[end - 1])) {
            end--;
        }
        cell.set(text, start, end - start);
    }

    /** Spreadsheets quote amounts with the blanks that align them, {@code " 1,234 "} and {@code " - "}; texts keep theirs. */
    private boolean isText(String stripped) {
        return !stripped.isEmpty() && !gaps.contains(stripped) && !isNumber(stripped);
    }

    private void leaveOutMissing(int index, CellText cell) {
        for (var word : missingWords) {
            if (cell.is(word)) {
                leaveOut(word, index, cell);
                return;
            }
        }
        if (gaps.containNumbers()) {
            var text = cell.toString();
            if (Cells.isMissingNumber(text, gaps, marks)) {
                leaveOut(Column.Numeric.text(Cells.number(text, marks)), index, cell);
            }
        }
    }

    private void leaveOut(String word, int index, CellText cell) {
        leftOut.acceptWord(word, index, getStartingLineNumber());
        cell.set(new char[0], 0, 0);
    }

    private boolean isNumber(String cell) {
        return !Double.isNaN(Cells.number(cell, marks));
    }

    /** A row may be equal to a single name, or to numbers. */
    private void forgetHeaderOfValues() {
        if (linesToSkip == 0 && (header.size() < 2 || header.stream().allMatch(this::isNumber))) {
            header.clear();
        }
    }

    @Override
    protected Boolean buildRecord() {
        if (getRecordType() != RecordType.DATA) {
            return true;
        }
        if (isBlank) {
            isBlank = false;
            return true;
        }
        skipsBlankLines = skipsBlankLines && (isSeveralColumns || linesToSkip > linesOfHeader);
        if (linesToSkip > 0) {
            linesToSkip--;
            forgetHeaderOfValues();
            return true;
        }
        if (++lines > limits.maxRows()) {
            throw limits.tooManyRows();
        }
        if (equalToHeader == getFieldCount() && equalToHeader == header.size()) {
            leftOut.acceptHeader(getStartingLineNumber());
            return true;
        }
        giveThoseOfHeader(getFieldCount());
        return sink.row(getFieldCount(), getStartingLineNumber());
    }
}
