package io.mlpservice.platform.problem;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.hibernate.TransactionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.transaction.CannotCreateTransactionException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Outages of the disk or the database are not reported as errors of the request or the service. */
class OutageTest {
    static Stream<RuntimeException> fullDisks() {
        return Stream.of(new UncheckedIOException(new IOException("No space left on device")),
                new JpaSystemException(new IllegalStateException(new SQLException("could not extend file", "53100"))));
    }

    static Stream<RuntimeException> silentDatabases() {
        return Stream.of(new CannotCreateTransactionException("no connection", new SQLTransientConnectionException()),
                new JpaSystemException(
                        new TransactionException("no rollback", new SQLException("Connection is closed"))),
                new JpaSystemException(new IllegalStateException(new SQLException("shutting down", "57P01"))),
                new JpaSystemException(new IllegalStateException(new SQLException("has been closed", "90098"))),
                new JpaSystemException(new IllegalStateException(new SQLException(
                        "General error: \"General error: \"\"org.h2.mvstore.MVStoreException: Writing to"
                                + " sun.nio.ch.FileChannelImpl@1a failed; length 4096 at 8192 [2.4.240/2]\"\" [50000-240]\"",
                        "HY000"))));
    }

    @ParameterizedTest
    @MethodSource("fullDisks")
    void saysThatADiskIsFull(RuntimeException failure) {
        assertThat(Outage.behind(failure)).hasValueSatisfying(outage -> {
            assertThat(outage.problem().status()).isEqualTo(507);
            assertThat(outage.problem().code()).isEqualTo("storage_full");
            assertThat(outage.retryAfter()).isPresent();
        });
    }

    @ParameterizedTest
    @MethodSource("silentDatabases")
    void saysThatTheDatabaseDoesNotAnswer(RuntimeException failure) {
        assertThat(DatabaseFailure.mayPass(failure)).isTrue();
        assertThat(Outage.behind(failure)).hasValueSatisfying(outage -> {
            assertThat(outage.problem().status()).isEqualTo(503);
            assertThat(outage.problem().code()).isEqualTo("database_unavailable");
            assertThat(outage.retryAfter()).isPresent();
        });
    }

    @Test
    void tellsAPoolWhoseConnectionsAreAllInUseFromADatabaseThatDoesNotAnswer() throws SQLException {
        try (var pool = pool("jdbc:h2:mem:" + UUID.randomUUID(), 1); var _ = pool.getConnection()) {
            assertThat(codeWithoutConnection(pool)).isEqualTo("busy");
        }
        try (var pool = pool("jdbc:h2:tcp://127.0.0.1:1/none", -1)) {
            assertThat(codeWithoutConnection(pool)).isEqualTo("database_unavailable");
        }
    }

    static Stream<RuntimeException> transactionsGivenUp() {
        var failure = new SQLException("terminating connection due to idle-in-transaction timeout", "25P03");
        return Stream.of(new JpaSystemException(new TransactionException("no commit", failure)),
                new UncategorizedSQLException("insert", "insert into dataset_chunk", failure));
    }

    @ParameterizedTest
    @MethodSource("transactionsGivenUp")
    void saysThatTheServiceHasTooMuchToDoWhenTheDatabaseGivesATransactionUp(RuntimeException failure) {
        assertThat(DatabaseFailure.mayPass(failure)).isTrue();
        assertThat(Outage.behind(failure)).hasValueSatisfying(outage -> {
            assertThat(outage.problem().code()).isEqualTo("busy");
            assertThat(outage.retryAfter()).isPresent();
        });
    }

    static Stream<RuntimeException> conflicts() {
        return Stream.of(new CannotAcquireLockException("waited", new SQLException("Timeout trying to lock", "HYT00")),
                new JpaSystemException(new TransactionException("no commit", new SQLException("deadlock", "40P01"))),
                new JpaSystemException(new IllegalStateException(new SQLException("lock not available", "55P03"))));
    }

    @ParameterizedTest
    @MethodSource("conflicts")
    void tellsOtherTransactionsThatAreInTheWayFromADatabaseThatDoesNotAnswer(RuntimeException failure) {
        assertThat(DatabaseFailure.mayPass(failure)).isTrue();
        assertThat(Outage.behind(failure)).hasValueSatisfying(outage -> {
            assertThat(outage.problem().code()).isEqualTo("busy");
            assertThat(outage.retryAfter()).isPresent();
        });
    }

    private static HikariDataSource pool(String url, int failsAtStart) {
        var configuration = new HikariConfig();
        configuration.setJdbcUrl(url);
        configuration.setMaximumPoolSize(1);
        configuration.setInitializationFailTimeout(failsAtStart);
        configuration.setConnectionTimeout(250);
        return new HikariDataSource(configuration);
    }

    private static String codeWithoutConnection(HikariDataSource pool) {
        var failure = catchThrowableOfType(SQLException.class, pool::getConnection);
        return Outage.behind(new CannotCreateTransactionException("no connection", failure)).orElseThrow().problem()
                .code();
    }

    static Stream<RuntimeException> damagedDatabases() {
        return Stream.of(new JpaSystemException(new IllegalStateException(new SQLException("corrupted", "90030"))),
                new JpaSystemException(new IllegalStateException(new SQLException("General error", "HY000",
                        new IllegalStateException("Unable to read the page at position 0x5c8 [2.4.240/6]")))),
                new JpaSystemException(new IllegalStateException(new SQLException("invalid page", "XX001"))));
    }

    @ParameterizedTest
    @MethodSource("damagedDatabases")
    void saysThatTheDatabaseIsDamaged(RuntimeException failure) {
        assertThat(Outage.behind(failure)).hasValueSatisfying(outage -> {
            assertThat(outage.problem().status()).isEqualTo(503);
            assertThat(outage.problem().code()).isEqualTo("database_damaged");
            assertThat(outage.retryAfter()).isEmpty();
        });
    }

    @Test
    void leavesWhatTheDatabaseRefusesToOthers() {
        var refused = new DataIntegrityViolationException("twice", new SQLException("duplicate key", "23505"));
        assertThat(DatabaseFailure.mayPass(refused)).isFalse();
        assertThat(Outage.behind(refused)).isEmpty();
        assertThat(Outage.behind(new IllegalStateException("a bug"))).isEmpty();
    }
}
