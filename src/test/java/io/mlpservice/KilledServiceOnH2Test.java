package io.mlpservice;

import java.nio.file.Path;
import java.util.List;

class KilledServiceOnH2Test extends KilledServiceContract {
    @Override
    List<String> settings(Path dataFolder) {
        return List.of("--mlp.data-directory=" + dataFolder);
    }
}
