package io.mlpservice.dataset.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends after a number of bytes. */
final class FirstBytes extends FilterInputStream {
    private long left;

    FirstBytes(InputStream content, long count) {
        super(content);
        this.left = count;
    }

    @Override
    public int read() throws IOException {
        var next = left == 0 ? -1 : super.read();
        left -= next < 0 ? 0 : 1;
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0 && length > 0) {
            return -1;
        }
        var count = super.read(bytes, offset, Math.toIntExact(Math.min(length, left)));
        left -= Math.max(0, count);
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        var skipped = super.skip(Math.min(count, left));
        left -= skipped;
        return skipped;
    }

    @Override
    public int available() throws IOException {
        return Math.toIntExact(Math.min(left, super.available()));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
