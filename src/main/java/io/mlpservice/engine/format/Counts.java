package io.mlpservice.engine.format;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;

/** Reads the number of elements that follow. */
public final class Counts {
    private Counts() {}

    /**
     * Reads a count. The remaining bytes limit it, so that a damaged count does not allocate memory.
     *
     * @param size the minimum size of an element in bytes
     * @throws EOFException if the remaining bytes are too few for the elements
     */
    public static int read(DataInputStream in, int size) throws IOException {
        var count = in.readInt();
        if (count < 0 || (long) count * size > in.available()) {
            throw new EOFException(
                    "the remaining bytes are too few for %d elements of %d bytes".formatted(count, size));
        }
        return count;
    }
}
