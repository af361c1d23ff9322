package io.mlpservice;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import javax.sql.DataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Models of earlier versions are found by their metrics. */
class ScoresMigrationTest {
    private static final String NONE = "{\"training\":null,\"validation\":null,\"test\":null}";

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void takesTheScoresOfTheFairestRows(String vendor) {
        // With one connection, since the checks of version 20 work in the session that made them alone.
        var database = new SingleConnectionDataSource(
                vendor.equals("h2") ? "jdbc:h2:mem:scores" : PostgresServer.get().createDatabase(), true);
        var sql = JdbcClient.create(database);
        migrate(database, vendor, "23");
        sql.sql("insert into model_name (owner, name, last_version) values ('default', 'm', 4)").update();
        insert(sql, 1,
                "{\"training\":{\"row_count\":9,\"accuracy\":1.0},\"validation\":{\"accuracy\":0.5},\"test\":{\"row_count\":3,\"loss\":0.1,\"accuracy\":0.25,\"log_loss\":1.5E-5,\"roc_auc\":null,\"per_class\":[{\"f1\":0.5}]}}");
        insert(sql, 2, "{\"training\":{\"r2\":1},\"validation\":{\"r2\":-0.5,\"mae\":123456789.25},\"test\":null}");
        insert(sql, 3, "{\"training\":{\"brier_score\":0.1},\"validation\":null,\"test\":null}");
        insert(sql, 4, NONE);
        migrate(database, vendor, "24");
        assertThat(
                sql.sql("""
                        select concat(m.version, ' ', s.metric, ' ', s.part) from model_score s join model m on m.id = s.model_id
                        where s.score in (0.25, 1.5E-5, -0.5, 123456789.25, 0.1)""")
                        .query(String.class).list())
                .containsExactlyInAnyOrder("1 ACCURACY TEST", "1 LOG_LOSS TEST", "2 R2 VALIDATION", "2 MAE VALIDATION",
                        "3 BRIER_SCORE TRAINING");
        assertThat(sql.sql("select count(*) from model_score").query(Integer.class).single()).isEqualTo(5);
    }

    private static void migrate(DataSource database, String vendor, String version) {
        Flyway.configure().dataSource(database).locations("classpath:db/migration/" + vendor).target(version).load()
                .migrate();
    }

    private static void insert(JdbcClient sql, int version, String metrics) {
        sql.sql("""
                insert into model (id, owner, name, version, task, features, targets, number_format, parameter_count,
                    metrics, configuration, seed, engine_version, kernels, dataset_id, dataset_sha256, job_id, created_at)
                values ('00000000-0000-0000-0000-00000000000%1$d', 'default', 'm', %1$d, 'REGRESSION', '[]', '[]',
                    'FLOAT32', 1, '%2$s', '{}', 0, '0.1.0', 'plain', '00000000-0000-0000-0000-000000000000', 'x',
                    '00000000-0000-0000-0000-000000000000', '2026-01-01T00:00:00Z')"""
                .formatted(version, metrics))
                .update();
    }
}
