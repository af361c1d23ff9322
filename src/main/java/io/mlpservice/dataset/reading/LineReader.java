package io.mlpservice.dataset.reading;

import io.mlpservice.platform.memory.HeapShare;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.ProblemException;
import org.springframework.http.HttpStatus;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** Reads a text line by line, in bounded memory. Lines end in LF, CRLF or CR. */
final class LineReader implements AutoCloseable {
    private static final int LONGEST = 1 << 24;

    private final Reader text;
    private final char[] buffer = new char[1 << 16];
    private int place;
    private int end;
    private char[] line = new char[1 << 10];
    private int length;
    private int number;
    private boolean afterReturn;

    LineReader(Reader text) {
        this.text = text;
    }

    /**
     * Reads the next line; false after the last one.
     *
     * @throws ProblemException 413 if the line is too long
     */
    boolean next() {
        length = 0;
        number++;
        for (var c = read(); c >= 0; c = read()) {
            var endsReturn = afterReturn && c == '\n';
            afterReturn = c == '\r';
            if (endsReturn) {
                continue;
            }
            if (c == '\n' || c == '\r') {
                return true;
            }
            append((char) c);
        }
        return length > 0;
    }

    private void append(char c) {
        if (length == LONGEST) {
            throw tooLong();
        }
        if (length == line.length) {
            HeapShare.reserve(2L * Character.BYTES * length);
            line = Arrays.copyOf(line, 2 * length);
        }
        line[length++] = c;
    }

    private int read() {
        if (place == end) {
            try {
                end = text.read(buffer);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            place = 0;
        }
        if (end < 0) {
            end = 0;
            return -1;
        }
        return buffer[place++];
    }

    private ProblemException tooLong() {
        var detail = "Line %d has more than %d characters. Write each row in a line of its own.".formatted(number,
                LONGEST);
        return ProblemException.of(HttpStatus.CONTENT_TOO_LARGE, "line_too_long", detail,
                List.of(FieldError.line(number, "line_too_long", detail)));
    }

    boolean isBlank() {
        for (var index = 0; index < length; index++) {
            if (!Character.isWhitespace(line[index])) {
                return false;
            }
        }
        return true;
    }

    /** The characters of the line, and others after {@link #length()} of them. */
    char[] chars() {
        return line;
    }

    int length() {
        return length;
    }

    /** The number of the line, counted from 1. */
    int number() {
        return number;
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
