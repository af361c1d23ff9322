package io.mlpservice.platform.embedded;

import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * Keeps the {@link ChangeMark} of an embedded database: counts in the database, and repeats the count in the file once it
 * is committed. It does so every second while transactions commit, and for the last time when the process stops; a killed
 * process leaves a mark that is older than its database. Transactions themselves only leave a note that costs nothing.
 */
@Component
@DependsOnDatabaseInitialization
class MarkKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(MarkKeeper.class);

    private final JdbcClient client;
    private final Commits commits;
    private final Optional<DatabaseFile> file;
    private @Nullable String complaint;

    MarkKeeper(DataSource database, JdbcTemplate jdbc, Commits commits) throws SQLException {
        this.client = JdbcClient.create(jdbc);
        this.commits = commits;
        this.file = DatabaseFile.of(database);
        commits.note();
    }

    @PreDestroy
    @Scheduled(fixedDelayString = "1s")
    synchronized void keep() {
        if (file.isPresent() && commits.any()) {
            try {
                client.sql("update change_count set changes = changes + 1").update();
                current().write(file.get().mark());
                complaint = null;
            } catch (IOException | DataAccessException | TransactionException e) {
                commits.note();
                complainOnce(e.toString());
            }
        }
    }

    /** What the database holds at least. */
    ChangeMark current() {
        var count = client.sql("select changes from change_count").query(Long.class).single();
        return new ChangeMark(count, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    private void complainOnce(String reason) {
        if (!reason.equals(complaint)) {
            complaint = reason;
            LOG.warn("The mark of the database cannot be written, which is tried again every second: {}", reason);
        }
    }
}
