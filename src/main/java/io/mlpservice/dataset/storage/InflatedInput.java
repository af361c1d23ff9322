package io.mlpservice.dataset.storage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Inflates a file of an earlier version, whose own checksum reveals damage. */
final class InflatedInput extends InflaterInputStream {
    private final Function<String, RuntimeException> damaged;

    InflatedInput(InputStream content, Function<String, RuntimeException> damaged) {
        super(content);
        this.damaged = damaged;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return super.read(bytes, offset, length);
        } catch (ZipException | EOFException e) {
            throw damaged.apply("its file cannot be inflated: " + e.getMessage());
        }
    }
}
