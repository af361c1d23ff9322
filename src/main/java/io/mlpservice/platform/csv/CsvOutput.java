package io.mlpservice.platform.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import io.mlpservice.engine.data.Numbers;
import io.mlpservice.platform.CellValue;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes rows as CSV by RFC 4180: UTF-8, commas, lines that end in LF. Text that looks like a number is quoted, so that
 * the file tells both apart, and so are blanks around text and every separator that programs guess.
 */
public final class CsvOutput implements AutoCloseable {
    /** What makes a spreadsheet take a text for a formula, or leave out what stands before one. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";
    private static final String OTHER_SEPARATORS = ";\t|";

    private final CsvWriter csv;
    private final boolean spreadsheetSafe;
    private boolean isText;
    private boolean isOnly;

    /**
     * Starts a table.
     *
     * @param out is not closed
     * @param spreadsheetSafe whether text that a spreadsheet would take for a formula gets an apostrophe in front;
     *     otherwise all text is exact
     */
    public CsvOutput(OutputStream out, boolean spreadsheetSafe) {
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).quoteStrategy(new Quoting()).build(out,
                StandardCharsets.UTF_8);
        this.spreadsheetSafe = spreadsheetSafe;
    }

    /** Writes the names of the columns. */
    public void writeHeader(List<String> names) {
        write(names.stream().map(CellValue.Text::new).toList());
    }

    /** Writes a row; a missing value is an empty cell. */
    public void write(List<? extends @Nullable CellValue> cells) {
        var row = csv.writeRecord();
        isOnly = cells.size() == 1;
        for (var cell : cells) {
            isText = cell instanceof CellValue.Text;
            row.writeField(cell == null ? "" : text(cell));
        }
        row.endRecord();
    }

    private String text(CellValue cell) {
        var text = cell.text();
        return isText && spreadsheetSafe && mayBeFormula(text) ? "'" + text : text;
    }

    /** Whether a spreadsheet may execute a text. A number such as -1.5 is none. */
    private static boolean mayBeFormula(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 && Numbers.parse(text).isEmpty();
    }

    /** Hands on what was written so far. */
    public void flush() throws IOException {
        csv.flush();
    }

    @Override
    public void close() throws IOException {
        csv.flush();
    }

    private final class Quoting implements QuoteStrategy {
        /** A line without any character would be no row. */
        @Override
        public boolean quoteEmpty(int line, int column) {
            return isOnly;
        }

        @Override
        public boolean quoteValue(int line, int column, String value) {
            return isText && (!value.strip().equals(value) || Numbers.parse(value).isPresent()
                    || value.chars().anyMatch(letter -> OTHER_SEPARATORS.indexOf(letter) >= 0));
        }
    }
}
