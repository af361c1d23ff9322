package io.mlpservice.metric;

import io.mlpservice.platform.entity.JsonColumn;
import jakarta.persistence.Converter;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the metrics of a cross-validation in a column as JSON, for models and the jobs that make them. */
@Converter
public class CrossValidationColumn extends JsonColumn<CrossValidationMetrics> {
    CrossValidationColumn(JsonMapper mapper) {
        super(mapper, new TypeReference<>() {
        });
    }
}
