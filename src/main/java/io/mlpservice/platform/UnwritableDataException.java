package io.mlpservice.platform;

import java.io.IOException;
import java.nio.file.Path;

/** The embedded database has to be kept in a directory that this process cannot write to. */
final class UnwritableDataException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    UnwritableDataException(Path directory, IOException cause) {
        super("The service cannot write to its data directory %s.".formatted(directory.normalize()), cause);
    }
}
