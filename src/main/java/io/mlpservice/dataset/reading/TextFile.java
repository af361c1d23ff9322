package io.mlpservice.dataset.reading;

import java.io.IOException;
import java.io.InputStream;

/** The text of an upload, which may be read several times. */
@FunctionalInterface
public interface TextFile {
    /** The bytes of the text from its beginning, not compressed. */
    InputStream open() throws IOException;
}
