package io.mlpservice.metric;

import io.mlpservice.platform.entity.JsonColumn;
import jakarta.persistence.Converter;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps metrics in a column as JSON, for models and the jobs that make them. */
@Converter
public class MetricsColumn extends JsonColumn<ModelMetrics> {
    MetricsColumn(JsonMapper mapper) {
        super(mapper, new TypeReference<>() {
        });
    }
}
