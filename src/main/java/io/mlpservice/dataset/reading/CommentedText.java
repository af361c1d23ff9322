package io.mlpservice.dataset.reading;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;

/**
 * The text of a table that has comments, of which some lines that begin like a comment are rows: those below the first
 * record that have as many cells as it, and neither a blank nor another mark behind the first one, as in {@code #12,red}.
 * A blank is put before them, so that a parser takes them for rows; as all blanks around cells, it does not count.
 */
public final class CommentedText extends Reader {
    /** A longer line is no row. */
    private static final int LONGEST_ROW = 1 << 20;
    /** No separator. */
    private static final char BLANK = '\u00a0';

    private final Reader text;
    private final char mark;
    private final char separator;
    private final char quote;
    /** Whether a row may have a cell more than the first record. */
    private final boolean mayBeWider;
    private int linesToPass;
    private boolean endsInReturn;
    private int recordsToPass;
    /** The number of cells of the first record; 0 above it. */
    private int width;
    /** What was read ahead. */
    private String ahead = "";
    private int place;
    private boolean inComment;
    private int lengthOfRecord;
    private int cells = 1;
    private boolean startsCell = true;
    private boolean isQuoted;
    private boolean endsQuote;

    private CommentedText(Reader text, Dialect dialect, char mark) {
        this.text = text;
        this.mark = mark;
        this.separator = dialect.separator().charAt(0);
        this.quote = dialect.quote().charAt(0);
        this.mayBeWider = dialect.rowNames() || dialect.trailingSeparator();
        this.linesToPass = dialect.skipLines();
        this.recordsToPass = dialect.hasSeparatorRecord() ? 1 : 0;
    }

    /** The text of a file in a dialect that has comments. */
    static Reader of(InputStream content, Dialect dialect, String comment) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(content, dialect.charset()));
        reader.mark(1);
        if (reader.read() != '\ufeff') {
            reader.reset();
        }
        return new CommentedText(reader, dialect, comment.charAt(0));
    }

    /** Whether a line that begins with a mark is a row if it has as many cells as the table. */
    public static boolean mayBeRow(String line) {
        return line.length() > 1 && !Blanks.isBlank(line.charAt(1)) && line.charAt(1) != line.charAt(0);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        var count = 0;
        while (count < length) {
            var c = next();
            if (c < 0) {
                break;
            }
            buffer[offset + count++] = (char) c;
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    private int next() throws IOException {
        var c = place < ahead.length() ? ahead.charAt(place++) : text.read();
        if (c == mark && linesToPass == 0 && lengthOfRecord == 0 && !inComment) {
            inComment = true;
            if (width > 0 && isRow(lineFrom((char) c))) {
                inComment = false;
                lengthOfRecord = 1;
                place = 0;
                return BLANK;
            }
        }
        if (c >= 0) {
            accept((char) c);
        }
        return c;
    }

    /** The rest of a line, which stays to be read. */
    private String lineFrom(char first) throws IOException {
        var line = new StringBuilder().append(first);
        for (var c = text.read(); c >= 0; c = text.read()) {
            line.append((char) c);
            if (c == '\n' || c == '\r' || line.length() == LONGEST_ROW) {
                break;
            }
        }
        ahead = line.toString();
        place = 1;
        return ahead;
    }

    private boolean isRow(String line) {
        if (!mayBeRow(line) || line.length() == LONGEST_ROW) {
            return false;
        }
        var found = cells(line);
        return found == width || (mayBeWider && found == width + 1);
    }

    private int cells(String line) {
        try (var reader = CsvReader.builder().fieldSeparator(separator).quoteCharacter(quote)
                .trimWhitespacesAroundQuotes(true).extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE).allowUnclosedQuote(false).ofCsvRecord(line)) {
            return reader.stream().mapToInt(CsvRecord::getFieldCount).findFirst().orElse(0);
        } catch (CsvParseException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(char c) {
        var isEnd = c == '\n' || c == '\r';
        if (linesToPass > 0) {
            passLine(c);
        } else if (isEnd && !isQuoted) {
            endRecord();
        } else if (!inComment) {
            acceptOfRecord(c);
        }
    }

    private void passLine(char c) {
        if (c == '\r' || (c == '\n' && !endsInReturn)) {
            linesToPass--;
        }
        endsInReturn = c == '\r';
    }

    private void acceptOfRecord(char c) {
        lengthOfRecord++;
        if (c == quote && (isQuoted || startsCell || endsQuote)) {
            endsQuote = isQuoted;
            isQuoted = !isQuoted;
            startsCell = false;
            return;
        }
        endsQuote = false;
        if (c == separator && !isQuoted) {
            cells++;
            startsCell = true;
        } else {
            startsCell = startsCell && Blanks.isBlank(c);
        }
    }

    private void endRecord() {
        if (lengthOfRecord > 0 && recordsToPass > 0) {
            recordsToPass--;
        } else if (lengthOfRecord > 0 && width == 0) {
            width = cells;
        }
        inComment = false;
        lengthOfRecord = 0;
        cells = 1;
        startsCell = true;
        endsQuote = false;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
