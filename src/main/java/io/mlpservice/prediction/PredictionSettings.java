package io.mlpservice.prediction;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of predictions, {@code mlp.prediction.*}.
 *
 * @param maxRows maximum number of rows in a request
 */
@ConfigurationProperties("mlp.prediction")
record PredictionSettings(@DefaultValue("10000") int maxRows) {}
