package io.mlpservice.platform.embedded;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.util.DriverDataSource;
import io.mlpservice.platform.problem.DatabaseFailure;
import org.h2.api.ErrorCode;
import org.h2.engine.Database;
import org.h2.engine.MetaRecord;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;
import org.h2.mvstore.MVStoreException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

import javax.sql.DataSource;

/**
 * Opens the connections of the pool to an embedded database. The guard sees the database with each of them, so that it misses
 * none, and the pool recovers where H2 has forgotten the database.
 */
@Component
class OpenedDatabases implements BeanPostProcessor {
    private final ObjectProvider<DatabaseGuard> guard;

    OpenedDatabases(ObjectProvider<DatabaseGuard> guard) {
        this.guard = guard;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool && opensEmbedded(pool)) {
            pool.setDataSource(new Watched(new DriverDataSource(pool.getJdbcUrl(), pool.getDriverClassName(),
                    pool.getDataSourceProperties(), pool.getUsername(), pool.getPassword()), guard.getObject(), pool));
        }
        return bean;
    }

    /** What a setting names instead of an address stays as it is. */
    private static boolean opensEmbedded(HikariDataSource pool) {
        return pool.getDataSource() == null && pool.getDataSourceClassName() == null
                && DatabaseFile.isEmbedded(pool.getJdbcUrl());
    }

    private static final class Watched extends DelegatingDataSource {
        private final DatabaseGuard guard;
        private final HikariDataSource pool;

        Watched(DataSource database, DatabaseGuard guard, HikariDataSource pool) {
            super(database);
            this.guard = guard;
            this.pool = pool;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return opened(super::getConnection);
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return opened(() -> super.getConnection(user, password));
        }

        private Connection opened(Opening opening) throws SQLException {
            try {
                return watched(opening.open());
            } catch (SQLException e) {
                if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                    giveUpForgottenDatabase();
                }
                throw isOfUnreadableFile(e) ? damaged(e) : e;
            }
        }

        /**
         * Whether H2 fell over what it read while it opened a file, which it calls by many names: a wrong name in the
         * definition of a table is a table that does not exist. Failures of its store say themselves whether they are
         * damage.
         */
        private static boolean isOfUnreadableFile(SQLException failure) {
            var opens = Stream.of(failure.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().equals(Database.class.getName())
                            && frame.getMethodName().equals("<init>"));
            var isOfDefinitions = Stream.of(failure.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().equals(MetaRecord.class.getName()));
            var isBug = failure.getErrorCode() == ErrorCode.GENERAL_ERROR_1
                    && failure.getCause() instanceof RuntimeException;
            return opens && (isOfDefinitions || isBug) && DatabaseFailure.causes(failure)
                    .noneMatch(cause -> cause instanceof MVStoreException || cause instanceof IOException);
        }

        private SQLException damaged(SQLException failure) {
            var file = DatabaseFile.named(pool.getJdbcUrl());
            return DbException.get(ErrorCode.FILE_CORRUPTED_1, failure, file).getSQLException();
        }

        /**
         * A connection to a database that closed itself makes H2 forget the database that was opened in its place (seen with
         * 2.4.240). That one keeps the file locked for as long as it has connections, and no more can be opened. So it gives
         * them up, idle ones at once, and the next attempt opens the file again.
         */
        private void giveUpForgottenDatabase() {
            Optional.ofNullable(pool.getHikariPoolMXBean()).ifPresent(HikariPoolMXBean::softEvictConnections);
        }

        /** With {@code AUTO_SERVER} the database may be in another process, which opened it before. */
        private Connection watched(Connection connection) throws SQLException {
            if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
                guard.watch(session.getDatabase());
                return EmbeddedConnection.of(connection, session.getDatabase());
            }
            return connection;
        }
    }

    private interface Opening {
        Connection open() throws SQLException;
    }
}
