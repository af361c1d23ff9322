package io.mlpservice.prediction.table;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The lines of a text in UTF-8, one after the other. They end in LF or CRLF. */
final class Lines {
    private static final int BUFFER = 1 << 16;

    private final InputStream text;
    private final int longest;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private int number;

    /**
     * Reads lines.
     *
     * @param longest maximum number of bytes of a line
     */
    Lines(InputStream text, int longest) {
        this.text = text;
        this.longest = longest;
    }

    /**
     * A line.
     *
     * @param number counted from 1
     * @param bytes null if there are too many; the rest of the line is skipped
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Line(int number, byte @Nullable [] bytes) {
        /** Whether the line holds zero bytes, as ASCII does in UTF-16, with or without a byte-order mark. */
        boolean isUtf16() {
            return bytes != null && bytes.length > 3
                    && (bytes[0] == 0 || bytes[1] == 0 || bytes[2] == 0 || bytes[3] == 0);
        }

        boolean isBlank() {
            if (bytes == null) {
                return false;
            }
            for (var character : bytes) {
                if (character != ' ' && character != '\t' && character != '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    /** The next line that holds anything; null at the end. */
    @Nullable
    Line next() throws IOException {
        var line = read();
        while (line != null && line.isBlank()) {
            line = read();
        }
        return line;
    }

    private @Nullable Line read() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var isTooLong = false;
        number++;
        while (fill()) {
            var end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            isTooLong |= bytes.size() + end - position > longest;
            if (!isTooLong) {
                bytes.write(buffer, position, end - position);
            }
            var isWhole = end < limit;
            position = isWhole ? end + 1 : end;
            if (isWhole) {
                return line(bytes, isTooLong);
            }
        }
        return bytes.size() == 0 && !isTooLong ? null : line(bytes, isTooLong);
    }

    private Line line(ByteArrayOutputStream bytes, boolean isTooLong) {
        return new Line(number, isTooLong ? null : bytes.toByteArray());
    }

    private boolean fill() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(0, text.read(buffer));
        }
        return position < limit;
    }
}
