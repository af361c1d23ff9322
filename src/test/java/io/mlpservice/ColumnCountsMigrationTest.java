package io.mlpservice;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import javax.sql.DataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Data sets of earlier versions have as many columns as their description names. */
class ColumnCountsMigrationTest {
    private static final String COLUMNS = """
            [{"column":{"name":"a","type":"numeric"},"labels":null},
            {"column":{"name":"\\"name\\":","type":"categorical","categories":[{"value":"\\"name\\":","count":1}]}}]""";

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void countsTheColumns(String vendor) {
        var database = new SingleConnectionDataSource(
                vendor.equals("h2") ? "jdbc:h2:mem:columns" : PostgresServer.get().createDatabase(), true);
        var sql = JdbcClient.create(database);
        migrate(database, vendor, "36");
        sql.sql("""
                insert into dataset (id, owner, name, row_count, columns, warnings, sha256, content_size, created_at, labels)
                values ('00000000-0000-0000-0000-000000000001', 'default', 'd', 1, ?, '[]', 'x', 1, '2026-01-01T00:00:00Z',
                    '{}')""")
                .param(COLUMNS).update();
        migrate(database, vendor, "38");
        assertThat(sql.sql("select column_count from dataset").query(Integer.class).single()).isEqualTo(2);
    }

    private static void migrate(DataSource database, String vendor, String version) {
        Flyway.configure().dataSource(database).locations("classpath:db/migration/" + vendor).target(version).load()
                .migrate();
    }
}
