package io.mlpservice;

import java.nio.file.Path;
import java.util.List;

class KilledServiceOnPostgresTest extends KilledServiceContract {
    @Override
    List<String> settings(Path dataFolder) {
        return List.of("--spring.datasource.url=" + PostgresServer.get().createDatabase());
    }
}
