package io.mlpservice.quota;

import io.mlpservice.platform.ServiceLimit;
import io.mlpservice.platform.ServiceLimits;
import io.mlpservice.platform.setting.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

import java.util.List;

/**
 * How much the service may store, {@code mlp.storage.*}.
 *
 * @param maxBytes of all data sets, models and jobs together; null for no limit
 */
@ConfigurationProperties("mlp.storage")
record StorageSettings(@Nullable DataSize maxBytes) implements ServiceLimits {
    static final String MAX_BYTES = "mlp.storage.max-bytes";

    StorageSettings {
        Settings.requirePositive(MAX_BYTES, maxBytes);
    }

    @Override
    public List<ServiceLimit> limits() {
        return List.of(ServiceLimit.of(MAX_BYTES, maxBytes,
                "What the data sets, models and jobs of all owners together may take."));
    }
}
