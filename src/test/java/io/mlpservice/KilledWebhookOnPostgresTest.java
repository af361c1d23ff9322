package io.mlpservice;

import java.nio.file.Path;
import java.util.List;

class KilledWebhookOnPostgresTest extends KilledWebhookContract {
    @Override
    List<String> settings(Path dataFolder) {
        return List.of("--spring.datasource.url=" + PostgresServer.get().createDatabase());
    }
}
