package io.mlpservice.dataset.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

/**
 * A text whose cells are aligned by blanks and tabs, with a single blank between them and none at the ends of lines. What is
 * between quotes stays as it is. The text is in an encoding that keeps the bytes of ASCII; a byte-order mark is left out.
 */
final class SingleBlanks extends InputStream {
    private static final int NONE = -2;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final InputStream text;
    /** Bytes of the text that come next: a {@code BufferedInputStream} would take a lock for each. */
    private final byte[] buffer = new byte[1 << 13];
    private int position;
    private int end;
    /** A byte that was read behind blanks. */
    private int held = NONE;
    private boolean isLineStart = true;
    private boolean isCellStart = true;
    private boolean isQuotedCell;
    private boolean isBetweenQuotes;

    SingleBlanks(InputStream text) throws IOException {
        this.text = text;
        end = text.readNBytes(buffer, 0, BYTE_ORDER_MARK.length);
        if (Arrays.equals(buffer, 0, end, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length)) {
            position = end;
        }
    }

    private int next() throws IOException {
        if (position == end) {
            position = 0;
            end = Math.max(0, text.read(buffer));
        }
        return end == 0 ? -1 : Byte.toUnsignedInt(buffer[position++]);
    }

    @Override
    public int read() throws IOException {
        if (held != NONE) {
            return take(held);
        }
        var next = next();
        if (isBetweenQuotes || !isBlank(next)) {
            return take(next);
        }
        while (isBlank(next)) {
            next = next();
        }
        if (isLineStart || next < 0 || isLineEnd(next)) {
            return take(next);
        }
        held = next;
        isCellStart = true;
        return ' ';
    }

    private int take(int next) {
        held = NONE;
        if (isLineEnd(next) && !isBetweenQuotes) {
            isLineStart = true;
            isCellStart = true;
            return next;
        }
        if (isCellStart) {
            isQuotedCell = next == '"';
        }
        isBetweenQuotes ^= isQuotedCell && next == '"';
        isLineStart = false;
        isCellStart = false;
        return next;
    }

    private static boolean isBlank(int next) {
        return next == ' ' || next == '\t';
    }

    private static boolean isLineEnd(int next) {
        return next == '\n' || next == '\r';
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        for (var count = 0; count < length; count++) {
            var next = read();
            if (next < 0) {
                return count == 0 ? -1 : count;
            }
            bytes[offset + count] = (byte) next;
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
