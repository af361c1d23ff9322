package io.mlpservice.platform.embedded;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class EarlySavingTest {
    private static final int PIECES = 20;
    private static final int BYTES = 1 << 18;

    @TempDir
    private Path folder;
    private HikariDataSource database;
    private JdbcTemplate jdbc;

    @BeforeEach
    void openDatabase() {
        database = database("");
        jdbc = new JdbcTemplate(database);
        jdbc.execute("create table piece (number integer primary key, bytes varbinary(262144))");
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void savesLargeChangesBeforeTheirTransactionEnds() throws SQLException {
        var saving = new EarlySaving(database, jdbc);
        transaction().executeWithoutResult(_ -> {
            var before = fileSize();
            write(jdbc, saving);
            assertThat(fileSize() - before).isGreaterThan(PIECES / 2 * BYTES);
        });
        assertThat(pieces()).isEqualTo(PIECES);
    }

    @Test
    void undoesWhatWasSavedWhenTheTransactionFails() throws SQLException {
        var saving = new EarlySaving(database, jdbc);
        transaction().executeWithoutResult(status -> {
            write(jdbc, saving);
            status.setRollbackOnly();
        });
        assertThat(pieces()).isZero();
    }

    @Test
    void leavesItToH2ForAUserWhoMayNotSave() throws SQLException {
        jdbc.execute("create user reader password 'secret'");
        jdbc.execute("grant all on piece to reader");
        try (var other = database("reader")) {
            write(new JdbcTemplate(other), new EarlySaving(other, new JdbcTemplate(other)));
        }
        assertThat(pieces()).isEqualTo(PIECES);
    }

    private HikariDataSource database(String user) {
        var made = new HikariDataSource();
        made.setJdbcUrl("jdbc:h2:file:" + folder.resolve("pieces"));
        made.setUsername(user.isEmpty() ? "sa" : user);
        made.setPassword(user.isEmpty() ? "" : "secret");
        return made;
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(new JdbcTransactionManager(database));
    }

    private static void write(JdbcTemplate jdbc, EarlySaving saving) {
        var random = new Random(1);
        var changes = saving.changes();
        for (var number = 0; number < PIECES; number++) {
            var bytes = new byte[BYTES];
            random.nextBytes(bytes);
            jdbc.update("insert into piece values (?, ?)", number, bytes);
            changes.add(BYTES);
        }
    }

    private int pieces() {
        return Objects.requireNonNull(jdbc.queryForObject("select count(*) from piece", Integer.class));
    }

    private long fileSize() {
        try {
            return Files.size(folder.resolve("pieces" + DatabaseFile.SUFFIX));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
