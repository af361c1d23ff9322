package io.mlpservice;

import java.nio.file.Path;
import java.util.List;

class KilledWebhookOnH2Test extends KilledWebhookContract {
    @Override
    List<String> settings(Path dataFolder) {
        return List.of("--mlp.data-directory=" + dataFolder);
    }
}
