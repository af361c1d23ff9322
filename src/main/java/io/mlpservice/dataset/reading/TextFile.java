package io.mlpservice.dataset.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The text of an upload, which may be read several times. */
@FunctionalInterface
public interface TextFile {
    /** The bytes of the text from its beginning, not compressed. */
    InputStream open() throws IOException;

    /** The number of these bytes. */
    default long length() throws IOException {
        try (var text = open()) {
            return text.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** The first bytes of this text alone. */
    default TextFile beginning(long bytes) {
        return () -> new FirstBytes(open(), bytes);
    }

    /** This text with a single blank between cells that are aligned by blanks and tabs; its encoding keeps the bytes of ASCII. */
    default TextFile withSingleBlanks() {
        return () -> new SingleBlanks(open());
    }
}
