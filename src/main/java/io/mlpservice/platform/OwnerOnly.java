package io.mlpservice.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Makes directories and files that only the user who runs the service can read. On Windows the rules of the surrounding
 * folder hold, which keep out others in the home of a user.
 */
public final class OwnerOnly {
    private OwnerOnly() {}

    /** Makes a directory and those above it; what exists stays as it is. */
    public static Path createDirectories(Path directory) throws IOException {
        return Files.createDirectories(directory, attributes(directory, "rwx------"));
    }

    /** Makes a new, empty file. */
    public static Path createFile(Path file) throws IOException {
        return Files.createFile(file, attributes(file, "rw-------"));
    }

    private static FileAttribute<?>[] attributes(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }
}
