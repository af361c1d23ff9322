package io.mlpservice.dataset.reading.detection;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The last lines of a file, read from the last one up. */
final class Tail {
    private final byte[] bytes;
    private final Charset charset;
    /** Whether the first line has a beginning that is not seen. */
    private final boolean isCut;
    private final int unit;
    /** A character for each unit of the encoding, of which those of line ends are right. */
    private final String units;
    private int start;
    private int end;

    Tail(byte[] bytes, Charset charset, boolean isCut) {
        this.bytes = bytes;
        this.charset = charset;
        this.isCut = isCut;
        this.unit = charset.name().startsWith("UTF-16") ? 2 : 1;
        this.units = new String(bytes, unit == 1
                ? StandardCharsets.ISO_8859_1
                : charset.equals(StandardCharsets.UTF_16LE) ? charset : StandardCharsets.UTF_16BE);
        this.start = units.length();
        this.end = start;
    }

    /** Goes to the line above; says whether there is one that is whole. */
    boolean previous() {
        if (start == 0) {
            return false;
        }
        end = start;
        if (units.charAt(end - 1) == '\n') {
            end--;
            end -= end > 0 && units.charAt(end - 1) == '\r' ? 1 : 0;
        } else if (units.charAt(end - 1) == '\r') {
            end--;
        }
        start = end;
        while (start > 0 && units.charAt(start - 1) != '\n' && units.charAt(start - 1) != '\r') {
            start--;
        }
        return start > 0 || !isCut;
    }

    /** The characters of the line, without its end. */
    String text() {
        return new String(bytes, start * unit, (end - start) * unit, charset);
    }

    /** The number of bytes above the line. */
    int start() {
        return start * unit;
    }

    /** Whether a line end follows the line, which may be the last one. */
    boolean isEnded() {
        return end < units.length();
    }
}
