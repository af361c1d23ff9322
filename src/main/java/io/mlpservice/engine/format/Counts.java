package io.mlpservice.engine.format;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;

/** How many things follow. */
public final class Counts {
    private Counts() {}

    /**
     * Reads a count. A damaged one must not make the reader reserve memory, so the bytes that are left bound it.
     *
     * @param size how many bytes each of the things takes at least
     * @throws EOFException if fewer bytes are left than the things take
     */
    public static int read(DataInputStream in, int size) throws IOException {
        var count = in.readInt();
        if (count < 0 || (long) count * size > in.available()) {
            throw new EOFException("%d things of %d bytes cannot follow".formatted(count, size));
        }
        return count;
    }
}
