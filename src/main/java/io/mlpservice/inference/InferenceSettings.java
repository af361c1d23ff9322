package io.mlpservice.inference;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of other protocols, {@code mlp.inference.*}.
 *
 * @param defaultModel the model that answers where the protocol has no place for a name: an id, a name or {@code
 *     name@version}; null for none
 */
@ConfigurationProperties("mlp.inference")
public record InferenceSettings(@Nullable String defaultModel) {}
