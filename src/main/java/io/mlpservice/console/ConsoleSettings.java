package io.mlpservice.console;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the console, {@code mlp.console.*}.
 *
 * @param enabled whether browsers get the console at {@code /}
 */
@ConfigurationProperties("mlp.console")
record ConsoleSettings(@DefaultValue("true") boolean enabled) {}
