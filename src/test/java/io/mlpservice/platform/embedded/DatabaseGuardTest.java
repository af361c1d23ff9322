package io.mlpservice.platform.embedded;

import com.zaxxer.hikari.HikariDataSource;
import io.mlpservice.GenerousWaits;
import org.awaitility.Awaitility;
import org.h2.Driver;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.engine.SessionRemote;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DatabaseGuardTest {
    private static final String REMOVER = "H2-lob-cleaner";

    @TempDir
    Path folder;

    @AutoClose("destroy")
    private final DatabaseGuard guard = new DatabaseGuard();

    @Test
    void endlessLoopsOfADatabaseThatClosedItselfEnd() throws SQLException, InterruptedException {
        try (var pool = pool(); var connection = pool.getConnection()) {
            var store = database(connection).getStore().getMvStore();
            tooFewUse(store);
            store.closeImmediately();
            var statements = Stream
                    .generate(() -> Thread.ofPlatform().daemon().start(store::registerVersionUsage)).limit(2).toList();
            for (var statement : statements) {
                assertThat(statement.join(Duration.ofSeconds(GenerousWaits.SECONDS))).isTrue();
            }
        }
    }

    /** As many as may use the newest version of an open database end to use it, and more. */
    private static void tooFewUse(MVStore store) {
        var newest = store.registerVersionUsage();
        for (var end = 0; end < 4; end++) {
            store.decrementVersionUsageCounter(newest);
        }
    }

    @Test
    void theThreadOfADatabaseThatClosedItselfEnds() throws Exception {
        var threads = new ThreadGroup("database");
        try (var pool = pool(); var connection = pool.getConnection()) {
            removeTextsAndClose(connection, threads);
            Awaitility.await().until(() -> !names(threads).contains(REMOVER));
        }
    }

    @Test
    void theThreadOfADatabaseThatNothingUsesAnyMoreEnds() throws Exception {
        var threads = new ThreadGroup("database");
        try (var pool = pool(); var connection = pool.getConnection()) {
            removeTextsAndClose(connection, threads);
        }
        System.gc();
        Awaitility.await().until(() -> !names(threads).contains(REMOVER));
    }

    private static void removeTextsAndClose(Connection connection, ThreadGroup threads) throws Exception {
        var removing = new FutureTask<>(() -> removeTexts(connection, threads));
        new Thread(threads, removing).start();
        assertThat(removing.get()).contains(REMOVER);
        database(connection).shutdownImmediately();
    }

    /** Until a thread does it; the names of all threads. */
    private static Set<String> removeTexts(Connection connection, ThreadGroup threads) {
        var jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        jdbc.execute("create table texts (content clob)");
        return Awaitility.await().until(() -> {
            jdbc.update("insert into texts values (?)", "t".repeat(1 << 16));
            jdbc.update("delete from texts");
            return names(threads);
        }, names -> names.contains(REMOVER));
    }

    private static Set<String> names(ThreadGroup group) {
        var threads = new Thread[group.activeCount()];
        return Arrays.stream(threads, 0, group.enumerate(threads)).map(Thread::getName).collect(toSet());
    }

    @Test
    void aDatabaseIsOpenedAgainThatWasForgottenForOneThatClosedItself() throws SQLException {
        try (var pool = pool()) {
            pool.setMinimumIdle(0);
            pool.setConnectionTimeout(1_000);
            try (var late = pool.getConnection()) {
                try (var early = pool.getConnection()) {
                    database(early).getStore().getMvStore().closeImmediately();
                    assertThat(isAlive(early)).isFalse();
                }
                pool.getHikariPoolMXBean().softEvictConnections();
                Awaitility.await().ignoreExceptions().until(() -> areAlive(pool, 1));
                assertThat(isAlive(late)).isFalse();
            }
            Awaitility.await().ignoreExceptions().until(() -> areAlive(pool, 3));
        }
    }

    /** Whether some connections at once are. */
    private static boolean areAlive(HikariDataSource pool, int count) throws SQLException {
        if (count == 0) {
            return true;
        }
        try (var one = pool.getConnection()) {
            return isAlive(one) && areAlive(pool, count - 1);
        }
    }

    private static boolean isAlive(Connection connection) {
        try (var statement = connection.createStatement()) {
            return statement.execute("select count(*) from information_schema.users");
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    void aCommitFailsOnADatabaseThatClosedItself() throws SQLException {
        try (var pool = pool()) {
            var connection = pool.getConnection();
            var jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            jdbc.execute("create table numbers (number int)");
            connection.setAutoCommit(false);
            jdbc.update("insert into numbers values (1)");
            connection.commit();
            jdbc.update("insert into numbers values (2)");
            database(connection).getStore().getMvStore().closeImmediately();
            assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit);
        }
    }

    @Test
    void aDatabaseIsClosedWithItsPoolThoughAConnectionIsInUse() throws SQLException {
        var pool = pool();
        var connection = pool.getConnection();
        var store = database(connection).getStore().getMvStore();
        var endless = new FutureTask<>(() -> connection.createStatement().execute(
                "select sum(a.x * b.x) from system_range(1, 1000000) a, system_range(1, 1000000) b"));
        Thread.ofVirtual().start(endless);
        Awaitility.await().until(() -> isExecuting(connection));
        pool.close();
        Awaitility.await().until(store::isClosed);
        assertThatExceptionOfType(ExecutionException.class).isThrownBy(endless::get);
    }

    @Test
    void aDatabaseThatAnotherProcessHasOpenedIsUsed() throws Exception {
        var address = "jdbc:h2:file:%s/database;AUTO_SERVER=TRUE".formatted(folder);
        var h2 = Driver.class.getProtectionDomain().getCodeSource().getLocation();
        try (var classes = new URLClassLoader(new URL[]{h2}, ClassLoader.getPlatformClassLoader())) {
            var driver = (java.sql.Driver) classes.loadClass(Driver.class.getName()).getConstructor().newInstance();
            try (var _ = driver.connect(address, new Properties());
                    var pool = pool(address);
                    var connection = pool.getConnection()) {
                assertThat(connection.unwrap(JdbcConnection.class).getSession()).isInstanceOf(SessionRemote.class);
            }
        }
    }

    @Test
    void anotherKindOfDataSourceStays() {
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl("jdbc:h2:mem:");
            pool.setDataSourceClassName("org.postgresql.ds.PGSimpleDataSource");
            assertThat(watched(pool).getDataSource()).isNull();
        }
    }

    private static boolean isExecuting(Connection connection) throws SQLException {
        return ((SessionLocal) connection.unwrap(JdbcConnection.class).getSession()).getCurrentCommand() != null;
    }

    private HikariDataSource pool() {
        return pool("jdbc:h2:file:%s/database;DB_CLOSE_ON_EXIT=FALSE".formatted(folder));
    }

    private HikariDataSource pool(String address) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(address);
        return watched(pool);
    }

    private HikariDataSource watched(HikariDataSource pool) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("guard", guard);
        new OpenedDatabases(beans.getBeanProvider(DatabaseGuard.class)).postProcessBeforeInitialization(pool, "pool");
        return pool;
    }

    private static Database database(Connection connection) throws SQLException {
        return ((SessionLocal) connection.unwrap(JdbcConnection.class).getSession()).getDatabase();
    }
}
