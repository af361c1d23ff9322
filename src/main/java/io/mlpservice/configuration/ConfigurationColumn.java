package io.mlpservice.configuration;

import io.mlpservice.platform.entity.JsonColumn;
import jakarta.persistence.Converter;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Stores a configuration as JSON, for models and jobs. */
@Converter
public class ConfigurationColumn extends JsonColumn<TrainingConfiguration> {
    ConfigurationColumn(JsonMapper mapper) {
        super(mapper, new TypeReference<>() {
        });
    }
}
