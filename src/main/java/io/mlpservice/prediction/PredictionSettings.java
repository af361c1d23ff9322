package io.mlpservice.prediction;

import io.mlpservice.platform.ServiceLimit;
import io.mlpservice.platform.ServiceLimits;
import io.mlpservice.platform.setting.Settings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.List;

/**
 * The settings of predictions, {@code mlp.prediction.*}.
 *
 * @param maxRows maximum number of rows in a request
 */
@ConfigurationProperties("mlp.prediction")
record PredictionSettings(@DefaultValue("10000") int maxRows) implements ServiceLimits {
    static final String MAX_ROWS = "mlp.prediction.max-rows";

    PredictionSettings {
        Settings.requireAtLeast(1, MAX_ROWS, maxRows);
    }

    @Override
    public List<ServiceLimit> limits() {
        return List.of(ServiceLimit.of(MAX_ROWS, maxRows, "Rows of a prediction request in JSON."));
    }
}
