package io.mlpservice.prediction;

import io.mlpservice.platform.ServiceLimit;
import io.mlpservice.platform.ServiceLimits;
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
    @Override
    public List<ServiceLimit> limits() {
        return List.of(ServiceLimit.of("mlp.prediction.max-rows", maxRows, "Rows of a prediction request in JSON."));
    }
}
