package io.mlpservice;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.sql.SQLException;

import javax.sql.DataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the service promises of every database it runs on. That Hibernate finds the tables it expects is tested by the
 * start of the service itself ({@code ddl-auto: validate}).
 */
abstract class PersistenceContract {
    @Autowired
    DataSource database;

    @Autowired
    Flyway flyway;

    abstract String product();

    @Test
    void runsOnTheDatabaseItIsNamedAfter() throws SQLException {
        try (var connection = database.getConnection()) {
            var metadata = connection.getMetaData();
            assertThat(metadata.getDatabaseProductName() + " " + metadata.getDatabaseMajorVersion())
                    .isEqualTo(product());
        }
    }

    @Test
    void hasEveryMigrationApplied() {
        assertThat(flyway.info().applied()).isNotEmpty();
        assertThat(flyway.info().pending()).isEmpty();
    }
}
