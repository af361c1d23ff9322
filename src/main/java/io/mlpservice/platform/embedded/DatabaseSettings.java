package io.mlpservice.platform.embedded;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the embedded database.
 *
 * @param acceptLoss whether to start on a database that has lost its latest changes, or is older than the last one here
 */
@ConfigurationProperties("mlp.database")
record DatabaseSettings(@DefaultValue("false") boolean acceptLoss) {}
