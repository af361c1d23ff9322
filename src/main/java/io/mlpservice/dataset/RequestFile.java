package io.mlpservice.dataset;

import io.mlpservice.dataset.reading.Upload;

import java.io.IOException;
import java.io.InputStream;

/** A body that a request sends to be read once and not stored. It is kept on disk until it is closed. */
public final class RequestFile implements AutoCloseable {
    private final Upload upload;

    RequestFile(Upload upload) {
        this.upload = upload;
    }

    Upload upload() {
        return upload;
    }

    /** The bytes of the text from its beginning, not compressed. */
    public InputStream open() throws IOException {
        return upload.open();
    }

    @Override
    public void close() {
        upload.close();
    }
}
