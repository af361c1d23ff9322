package io.mlpservice.platform.embedded;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** Shows an embedded database to its guard with each connection that the pool opens, so that none is missed. */
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
                    pool.getDataSourceProperties(), pool.getUsername(), pool.getPassword()), guard.getObject()));
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

        Watched(DataSource database, DatabaseGuard guard) {
            super(database);
            this.guard = guard;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return watched(super.getConnection());
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return watched(super.getConnection(user, password));
        }

        /** With {@code AUTO_SERVER} the database may be in another process, which opened it before. */
        private Connection watched(Connection connection) throws SQLException {
            if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
                guard.watch(session.getDatabase());
            }
            return connection;
        }
    }
}
