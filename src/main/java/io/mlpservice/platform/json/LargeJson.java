package io.mlpservice.platform.json;

import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * The turns of large JSON, which takes tenths of a second: no more threads read or write it at once than there are cores. A
 * virtual thread keeps its carrier meanwhile, and so others are left for requests that are answered at once.
 */
public final class LargeJson {
    static final Semaphore FREE = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private static final int LARGE = 1 << 16;

    private LargeJson() {}

    /**
     * Reads JSON, in turn if it is large.
     *
     * @param size how many bytes or characters it has
     * @param reading waits for nothing, so that turns are never a link of a circle
     */
    public static <T> T read(long size, Supplier<T> reading) {
        if (size < LARGE) {
            return reading.get();
        }
        FREE.acquireUninterruptibly();
        try {
            return reading.get();
        } finally {
            FREE.release();
        }
    }

    /**
     * Writes JSON, in turn as soon as it is large.
     *
     * @param value is at hand, so that writing it waits for nothing
     * @return the bytes, in UTF-8
     */
    public static byte[] write(JsonMapper mapper, Object value) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new OutputInTurn(bytes)) {
            mapper.writeValue(out, value);
        }
        return bytes.toByteArray();
    }

    private static final class OutputInTurn extends OutputStream {
        private final ByteArrayOutputStream bytes;
        private boolean inTurn;

        OutputInTurn(ByteArrayOutputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public void write(int single) {
            write(new byte[]{(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] more, int offset, int length) {
            if (!inTurn && bytes.size() + length >= LARGE) {
                FREE.acquireUninterruptibly();
                inTurn = true;
            }
            bytes.write(more, offset, length);
        }

        @Override
        public void close() {
            if (inTurn) {
                inTurn = false;
                FREE.release();
            }
        }
    }
}
