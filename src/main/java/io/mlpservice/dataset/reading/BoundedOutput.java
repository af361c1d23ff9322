package io.mlpservice.dataset.reading;

import io.mlpservice.platform.BodyLimit;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Limits the number of bytes written. */
final class BoundedOutput extends FilterOutputStream {
    private final BodyLimit limit;
    /** Names what is written, at the beginning of a sentence. */
    private final String what;
    private long count;

    BoundedOutput(OutputStream out, BodyLimit limit, String what) {
        super(out);
        this.what = what;
        this.limit = limit;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[]{(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        count += length;
        if (count > limit.most().toBytes()) {
            throw limit.exceededBy(what);
        }
        out.write(bytes, offset, length);
    }
}
