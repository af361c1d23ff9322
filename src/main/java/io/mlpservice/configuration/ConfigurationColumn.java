package io.mlpservice.configuration;

import io.mlpservice.platform.JsonColumn;
import jakarta.persistence.Converter;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a configuration in a column as JSON, for models and the jobs that make them. */
@Converter
public class ConfigurationColumn extends JsonColumn<TrainingConfiguration> {
    ConfigurationColumn(JsonMapper mapper) {
        super(mapper, new TypeReference<>() {
        });
    }
}
