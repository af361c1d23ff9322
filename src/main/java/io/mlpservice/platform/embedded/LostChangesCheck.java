package io.mlpservice.platform.embedded;

import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * Refuses to start on an embedded database that has lost its latest changes. H2 opens a file that was cut off as the
 * database that it was some time before, without a word. The check comes before the migrations, which write.
 */
@Component
@EnableConfigurationProperties(DatabaseSettings.class)
class LostChangesCheck implements FlywayMigrationStrategy {
    private static final Logger LOG = LoggerFactory.getLogger(LostChangesCheck.class);

    private final DatabaseSettings settings;

    LostChangesCheck(DatabaseSettings settings) {
        this.settings = settings;
    }

    @Override
    public void migrate(Flyway flyway) {
        check(flyway.getConfiguration().getDataSource());
        flyway.migrate();
    }

    private void check(DataSource database) {
        try {
            var file = DatabaseFile.of(database);
            if (file.isPresent()) {
                var mark = ChangeMark.read(file.get().mark());
                if (mark.isPresent()) {
                    check(file.get(), mark.get(), count(database));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(DatabaseFile file, ChangeMark mark, long count) {
        if (count < mark.count()) {
            var loss = new LostChangesException(file, mark, count);
            if (!settings.acceptLoss()) {
                throw loss;
            }
            LOG.warn("{} The loss is accepted (mlp.database.accept-loss).", loss.getMessage());
        }
    }

    /** 0 where the table is missing: it is lost too, or the database is new. */
    private static long count(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var tables = connection.getMetaData().getTables(null, connection.getSchema(), "CHANGE_COUNT", null)) {
            if (!tables.next()) {
                return 0;
            }
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select changes from change_count")) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
