package io.mlpservice;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/** The two migration folders say the same thing in two dialects. */
class MigrationsTest {
    private static final String H2 = "jdbc:h2:mem:migrations;DB_CLOSE_DELAY=-1";

    @Test
    void makeTheSameTablesAndColumnsOnBothDatabases() throws SQLException {
        var onH2 = columns(H2, "h2");
        assertThat(onH2).isNotEmpty().isEqualTo(columns(PostgresServer.get().createDatabase(), "postgresql"));
    }

    /** H2 evaluates such a check in the session that made it, whose connection the pool closes after half an hour. */
    @Test
    void makeNoChecksThatNeedTheConnectionOfTheMigration() throws SQLException {
        columns(H2, "h2");
        try (var connection = DriverManager.getConnection(H2);
                var statement = connection.createStatement();
                var checks = statement.executeQuery("select check_clause from information_schema.check_constraints")) {
            var clauses = new ArrayList<String>();
            while (checks.next()) {
                clauses.add(checks.getString("check_clause"));
            }
            assertThat(clauses).hasSizeGreaterThan(5).noneMatch(clause -> clause.contains(" IN"));
        }
    }

    private static SortedSet<String> columns(String url, String vendor) throws SQLException {
        Flyway.configure().dataSource(url, null, null).locations("classpath:db/migration/" + vendor).load().migrate();
        try (var connection = DriverManager.getConnection(url); var found = everyColumn(connection)) {
            var columns = new TreeSet<String>();
            while (found.next()) {
                columns.add("%s.%s%s".formatted(found.getString("TABLE_NAME"), found.getString("COLUMN_NAME"),
                        found.getString("IS_NULLABLE").equals("NO") ? " not null" : "").toLowerCase(Locale.ROOT));
            }
            columns.removeIf(column -> column.startsWith("flyway_schema_history."));
            return columns;
        }
    }

    private static ResultSet everyColumn(Connection connection) throws SQLException {
        return connection.getMetaData().getColumns(null, connection.getSchema(), null, null);
    }
}
