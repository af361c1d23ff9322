package io.mlpservice.platform.embedded;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * How much an embedded database should hold at least. The database counts upward while it changes, and the mark repeats
 * the count in a file beside it; so a database that counts less has lost its latest changes.
 *
 * @param count of the database
 * @param written when the mark was written
 */
record ChangeMark(long count, Instant written) {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeMark.class);

    /** The mark in a file; empty if there is none, or none that can be read, as after a failure of power. */
    static Optional<ChangeMark> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var words = Files.readString(file).strip().split(" ", -1);
        try {
            return Optional.of(new ChangeMark(Long.parseLong(words[0]), Instant.parse(words[words.length - 1])));
        } catch (NumberFormatException | DateTimeParseException e) {
            LOG.warn("{} cannot be read, so this start does not check whether the database has lost its end.", file);
            return Optional.empty();
        }
    }

    /** Writes the mark, so that the file always holds a whole one. */
    void write(Path file) throws IOException {
        var next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, text());
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What the file holds. */
    String text() {
        return "%d %s\n".formatted(count, written);
    }
}
