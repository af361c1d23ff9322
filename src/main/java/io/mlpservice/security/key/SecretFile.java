package io.mlpservice.security.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only the user who runs the service can read. */
final class SecretFile {
    private static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions
            .asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private SecretFile() {}

    /** Writes a line into a new file, which no other user can read at any time, in place of what was there. */
    static void write(Path file, String line) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, OWNER_ONLY);
        } else {
            // Windows: the folder's own rules hold, which keep out others in the home of a user.
            Files.createFile(file);
        }
        Files.writeString(file, line + System.lineSeparator());
    }
}
