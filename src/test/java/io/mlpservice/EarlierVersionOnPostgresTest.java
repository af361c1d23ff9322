package io.mlpservice;

import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.GZIPInputStream;

import static java.util.stream.Collectors.joining;

/** Its rows are stored alone, since the migrations of that version make its tables. */
class EarlierVersionOnPostgresTest extends EarlierVersionContract {
    private static final String LAST_MIGRATION = "6";
    private static final String END = "\\.";

    @Override
    String files() {
        return "0.1.0-postgresql";
    }

    @Override
    List<String> restore(Path folder) throws IOException, SQLException {
        var url = PostgresServer.get().createDatabase();
        Flyway.configure().dataSource(url, null, null).locations("classpath:db/migration/postgresql")
                .target(LAST_MIGRATION).load().migrate();
        try (var connection = DriverManager.getConnection(url);
                var rows = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(stored(".sql.gz")), StandardCharsets.UTF_8))) {
            connection.createStatement().execute("set session_replication_role = replica");
            var copies = connection.unwrap(PGConnection.class).getCopyAPI();
            for (var table = rows.readLine(); table != null; table = rows.readLine()) {
                var lines = rows.lines().takeWhile(line -> !line.equals(END)).map(line -> line + "\n")
                        .collect(joining());
                copies.copyIn("copy %s from stdin".formatted(table), new StringReader(lines));
            }
        }
        return List.of("--spring.datasource.url=" + url);
    }
}
