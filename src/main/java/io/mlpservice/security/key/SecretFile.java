package io.mlpservice.security.key;

import io.mlpservice.platform.OwnerOnly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Files that only the user who runs the service can read. */
final class SecretFile {
    private SecretFile() {}

    /** Writes a line into a new file, which no other user can read at any time, in place of what was there. */
    static void write(Path file, String line) throws IOException {
        OwnerOnly.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.deleteIfExists(file);
        OwnerOnly.createFile(file);
        Files.writeString(file, line + System.lineSeparator());
    }
}
