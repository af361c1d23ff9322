package io.mlpservice.dataset.storage;

import java.io.OutputStream;
import java.util.Arrays;

/** Cuts the output into chunks of one size; the last may be smaller. */
final class ChunkedOutput extends OutputStream {
    /** Below the million bytes that fit into a binary column of H2; part of the stored format of blocks. */
    static final int CHUNK_SIZE = 1 << 19;

    private final Sink sink;
    private final byte[] buffer = new byte[CHUNK_SIZE];
    private int filled;
    private int count;

    /** Receives a chunk and its index, counted from 0. */
    @FunctionalInterface
    interface Sink {
        void accept(int position, byte[] piece);
    }

    ChunkedOutput(Sink sink) {
        this.sink = sink;
    }

    @Override
    public void write(int value) {
        write(new byte[]{(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        var done = 0;
        while (done < length) {
            var step = Math.min(length - done, CHUNK_SIZE - filled);
            System.arraycopy(bytes, offset + done, buffer, filled, step);
            filled += step;
            done += step;
            if (filled == CHUNK_SIZE) {
                emit();
            }
        }
    }

    @Override
    public void close() {
        if (filled > 0) {
            emit();
        }
    }

    private void emit() {
        sink.accept(count++, Arrays.copyOf(buffer, filled));
        filled = 0;
    }
}
