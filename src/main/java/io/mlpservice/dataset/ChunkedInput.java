package io.mlpservice.dataset;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.function.IntFunction;

/**
 * Pieces read one after the other, each loaded when it is needed. There is no end: whoever reads must know where to
 * stop, and asks for a piece that is missing only if the content is incomplete.
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
