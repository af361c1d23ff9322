package io.mlpservice.dataset.reading;

import io.mlpservice.platform.BodyLimit;
import io.mlpservice.platform.ProblemException;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Limits the number of bytes written, because a small file may decompress to an enormous one. */
final class BoundedOutput extends FilterOutputStream {
    private final BodyLimit limit;
    private long count;

    BoundedOutput(OutputStream out, BodyLimit limit) {
        super(out);
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
            throw ProblemException.tooLarge("body_too_large",
                    "The decompressed file is larger than %d MB. Send a smaller one, or raise the setting %s."
                            .formatted(limit.most().toMegabytes(), limit.setting()));
        }
        out.write(bytes, offset, length);
    }
}
