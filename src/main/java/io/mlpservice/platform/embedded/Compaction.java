package io.mlpservice.platform.embedded;

import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * Makes room in the file of the embedded database while the service runs. H2 writes each commit as a new part of the file. What
 * is still valid in old parts it copies together, so that their room is used again 45 seconds later. It does so by itself only
 * where it saves later than at a commit. Without that, 3,000 trainings of a moment grew the file to 1.3 GB.
 */
@Component
class Compaction {
    /** In percent, how much of all parts is valid at least. */
    private static final int LEAST_VALID = 50;
    private static final int BYTES_AT_ONCE = 4 << 20;
    /** Others may have the processor and the disk most of the time. */
    private static final long MOST_NANOSECONDS = Duration.ofMillis(200).toNanos();
    /** Copies need room on the disk, which requests would miss more. A database that cannot write closes itself. */
    private static final long LEAST_ROOM = 256L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

    private final DataSource database;
    private final Optional<DatabaseFile> file;

    Compaction(DataSource database) throws SQLException {
        this.database = database;
        this.file = DatabaseFile.of(database);
    }

    @Scheduled(fixedDelayString = "1s")
    void compact() {
        if (file.isPresent() && file.get().path().toFile().getUsableSpace() > LEAST_ROOM) {
            try (var connection = database.getConnection()) {
                compact(store(connection));
            } catch (SQLException | MVStoreException e) {
                LOG.debug("The database is not compacted now, as it does not answer: {}", e.toString());
            }
        }
    }

    private static void compact(MVStore store) {
        var start = System.nanoTime();
        while (store.compact(LEAST_VALID, BYTES_AT_ONCE) && System.nanoTime() - start < MOST_NANOSECONDS) {
            // goes on with the parts that are left
        }
    }

    private static MVStore store(Connection connection) throws SQLException {
        var session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        return session.getDatabase().getStore().getMvStore();
    }
}
