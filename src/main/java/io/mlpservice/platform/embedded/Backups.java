package io.mlpservice.platform.embedded;

import io.mlpservice.platform.OwnerOnly;
import io.mlpservice.platform.ServiceSettings;
import io.mlpservice.platform.Sha256;
import io.mlpservice.platform.problem.ProblemException;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import javax.sql.DataSource;

/**
 * Backups of the embedded database while it is in use. A backup is a ZIP file with the database and the mark that belongs
 * to it, in the directory {@code backups} of the data directory.
 */
@Component
@DependsOnDatabaseInitialization
class Backups {
    private static final Duration LATER = Duration.ofSeconds(30);

    private final JdbcTemplate jdbc;
    private final MarkKeeper marks;
    private final Path directory;
    private final Optional<DatabaseFile> database;
    private final ReentrantLock underWay = new ReentrantLock();

    Backups(DataSource database, JdbcTemplate jdbc, MarkKeeper marks, ServiceSettings settings) throws SQLException {
        this.jdbc = jdbc;
        this.marks = marks;
        this.directory = settings.dataDirectory().toAbsolutePath().resolve("backups");
        this.database = DatabaseFile.of(database);
    }

    /**
     * Makes a backup of what is committed.
     *
     * @throws ProblemException 409 {@code not_embedded} if the database is not a file of this process, {@code
     *     backup_running} while another one is made
     */
    Backup make() throws IOException {
        var file = database.orElseThrow(() -> ProblemException.conflict("not_embedded",
                "Only the embedded database is backed up by the service. Back up a PostgreSQL with pg_dump."));
        if (!underWay.tryLock()) {
            throw ProblemException.conflict("backup_running",
                    "Another backup is being made; try again when it is done.",
                    LATER);
        }
        try {
            return make(file);
        } finally {
            underWay.unlock();
        }
    }

    private Backup make(DatabaseFile file) throws IOException {
        var time = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var name = "%s-%s.zip".formatted(file.name(), time.toString().replaceAll("[-:.]", ""));
        OwnerOnly.createDirectories(directory);
        var unfinished = directory.resolve(name + ".part");
        try {
            // It holds the things of all owners.
            OwnerOnly.createFile(unfinished);
            var mark = marks.current();
            jdbc.update("backup to ?", unfinished.toString());
            addMark(unfinished, file, mark);
            var finished = Files.move(unfinished, directory.resolve(name));
            return new Backup(name, Files.size(finished), sha256(finished), time);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** So that a restored database is not taken for one that lost its latest changes. */
    private static void addMark(Path backup, DatabaseFile file, ChangeMark mark) throws IOException {
        try (var zip = FileSystems.newFileSystem(backup, Map.of())) {
            Files.writeString(zip.getPath("/" + file.mark().getFileName()), mark.text());
        }
    }

    private static String sha256(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Sha256.hex(in);
        }
    }
}
