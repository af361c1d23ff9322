package io.mlpservice.platform.label;

import io.mlpservice.platform.entity.JsonColumn;
import jakarta.persistence.Converter;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.util.Map;

/** Stores labels as a JSON object. */
@Converter
public class LabelsColumn extends JsonColumn<Map<String, String>> {
    LabelsColumn(JsonMapper mapper) {
        super(mapper, new TypeReference<>() {
        });
    }
}
