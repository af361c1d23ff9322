package io.mlpservice.platform.setting;

import io.mlpservice.MlpServiceApplication;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A start that refuses a setting does not migrate the database. */
class RefusedStartTest {
    @ParameterizedTest
    @ValueSource(strings = {"mlp.training.retention=365", "mlp.webhooks.retry-delays=-1s", "mlp.dataset.max-columns=0"})
    void migratesNothing(String setting, @TempDir Path folder) throws SQLException {
        assertThatThrownBy(() -> SpringApplication.run(MlpServiceApplication.class, "--" + setting, "--server.port=0",
                "--mlp.data-directory=" + folder)).rootCause().isInstanceOf(InvalidSettingException.class);
        try (var connection = DriverManager.getConnection("jdbc:h2:file:%s/mlp-service".formatted(folder));
                var tables = connection.getMetaData().getTables(null, "PUBLIC", null, null)) {
            assertThat(tables.next()).isFalse();
        }
    }
}
