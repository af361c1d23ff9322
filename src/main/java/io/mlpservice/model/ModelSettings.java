package io.mlpservice.model;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of models, {@code mlp.model.*}.
 *
 * @param cacheSize how many bytes of models stay in memory between predictions
 */
@ConfigurationProperties("mlp.model")
record ModelSettings(@DefaultValue("256MB") DataSize cacheSize) {}
