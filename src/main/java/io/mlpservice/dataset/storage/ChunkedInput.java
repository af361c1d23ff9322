package io.mlpservice.dataset.storage;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.function.IntFunction;

/**
 * Reads chunks one after the other and loads each when it is needed. The stream has no end: the reader must know where
 * to stop. It asks for a missing chunk only if the content is incomplete.
 */
final class ChunkedInput extends InputStream {
    private final IntFunction<byte[]> pieces;
    private ByteArrayInputStream piece = new ByteArrayInputStream(new byte[0]);
    private int next;

    ChunkedInput(IntFunction<byte[]> pieces) {
        this.pieces = pieces;
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
        while (piece.available() == 0) {
            piece = new ByteArrayInputStream(pieces.apply(next++));
        }
        return piece;
    }
}
