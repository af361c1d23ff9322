package io.mlpservice.security.key;

import io.mlpservice.platform.ServiceSettings;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class FirstKeyTest {
    private final DriverManagerDataSource database = new DriverManagerDataSource(
            "jdbc:h2:mem:first-key;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000");

    private FirstKey process(Path folder) {
        var settings = new Binder(new MapConfigurationPropertySource(Map.of("mlp.data-directory", folder.toString())))
                .bindOrCreate("mlp", ServiceSettings.class);
        return new FirstKey(new KeyStore(JdbcClient.create(database)), settings,
                new DataSourceTransactionManager(database));
    }

    @Test
    void isMadeByOneOfTheProcessesThatStartTogether(@TempDir Path folder) throws IOException {
        Flyway.configure().dataSource(database).locations("classpath:db/migration/h2").load().migrate();
        var processes = IntStream.range(0, 8).mapToObj(number -> process(folder.resolve("process-" + number))).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            processes.forEach(process -> threads.execute(process::makeIfNone));
        }
        assertThat(keys()).hasSize(1);
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).singleElement()
                    .satisfies(file -> assertThat(Files.readString(file)).contains(String.valueOf(keys().getFirst())));
        }
        process(folder.resolve("later")).makeIfNone();
        assertThat(keys()).hasSize(1);
    }

    private List<Object> keys() {
        return JdbcClient.create(database).sql("select id from api_key").query((row, number) -> row.getObject(1))
                .list();
    }
}
