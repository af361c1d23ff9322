package io.mlpservice.dataset.storage;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.function.IntFunction;

/** Reads chunks one after the other and loads each when it is needed. A chunk that is shorter than a full one is the last. */
final class ChunkedInput extends InputStream {
    private final IntFunction<byte[]> chunks;
    private final int full;
    private ByteArrayInputStream chunk = new ByteArrayInputStream(new byte[0]);
    private boolean isLast;
    private int next;

    /**
     * Chunks from the first.
     *
     * @param full the number of bytes of each chunk but the last; 0 if the content says itself where it ends
     */
    ChunkedInput(IntFunction<byte[]> chunks, int full) {
        this.chunks = chunks;
        this.full = full;
    }

    @Override
    public int read() {
        return current().read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        return length == 0 ? 0 : current().read(bytes, offset, length);
    }

    private ByteArrayInputStream current() {
        while (chunk.available() == 0 && !isLast) {
            var bytes = chunks.apply(next++);
            isLast = bytes.length < full;
            chunk = new ByteArrayInputStream(bytes);
        }
        return chunk;
    }
}
