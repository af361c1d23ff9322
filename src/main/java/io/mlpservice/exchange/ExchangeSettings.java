package io.mlpservice.exchange;

import io.mlpservice.platform.BodyLimit;
import io.mlpservice.platform.ServiceLimit;
import io.mlpservice.platform.ServiceLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.util.List;

/**
 * The settings of models as files, {@code mlp.exchange.*}.
 *
 * @param maxImportSize maximum size of a model that is imported; reading takes a few times as much memory
 */
@ConfigurationProperties("mlp.exchange")
record ExchangeSettings(@DefaultValue("64MB") DataSize maxImportSize) implements ServiceLimits {
    private static final String MAX_IMPORT_SIZE = "mlp.exchange.max-import-size";

    BodyLimit limit() {
        return new BodyLimit(MAX_IMPORT_SIZE, maxImportSize);
    }

    @Override
    public List<ServiceLimit> limits() {
        return List.of(ServiceLimit.of(MAX_IMPORT_SIZE, maxImportSize, "Size of a model that is imported."));
    }
}
