package io.mlpservice.dataset.reading;

import java.io.IOException;
import java.io.Reader;

/** A text behind its first lines. Lines end in LF, CRLF or CR. */
final class RestOfText extends Reader {
    private final Reader text;
    private final char[] buffer = new char[1 << 16];
    private int place;
    private int end;

    /**
     * Skips lines.
     *
     * @param lines number of lines to skip
     */
    RestOfText(Reader text, int lines) throws IOException {
        this.text = text;
        for (var line = 0; line < lines && fill(); line++) {
            skipLine();
        }
    }

    private void skipLine() throws IOException {
        while (fill() && !isAt('\n') && !isAt('\r')) {
            place++;
        }
        var isReturn = fill() && isAt('\r');
        place += fill() ? 1 : 0;
        if (isReturn && fill() && isAt('\n')) {
            place++;
        }
    }

    private boolean isAt(char c) {
        return buffer[place] == c;
    }

    /** Whether there is another character. */
    private boolean fill() throws IOException {
        if (place == end) {
            place = 0;
            end = Math.max(0, text.read(buffer));
        }
        return place < end;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (!fill()) {
            return -1;
        }
        var count = Math.min(length, end - place);
        System.arraycopy(buffer, place, target, offset, count);
        place += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
