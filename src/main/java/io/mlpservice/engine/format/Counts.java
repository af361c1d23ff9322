package io.mlpservice.engine.format;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

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
        return checked(in.readInt(), size, in.available());
    }

    /** Reads a count as {@link #read(DataInputStream, int)} does. */
    public static int read(ByteBuffer in, int size) throws EOFException {
        return checked(in.getInt(), size, in.remaining());
    }

    private static int checked(int count, int size, int remaining) throws EOFException {
        if (count < 0 || (long) count * size > remaining) {
            throw new EOFException(
                    "the remaining bytes are too few for %d elements of %d bytes".formatted(count, size));
        }
        return count;
    }
}
