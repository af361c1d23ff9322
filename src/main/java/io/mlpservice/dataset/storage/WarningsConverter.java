package io.mlpservice.dataset.storage;

import io.mlpservice.platform.entity.JsonColumn;
import jakarta.persistence.Converter;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** Stores the warnings of a data set as JSON text. */
@Converter
public class WarningsConverter extends JsonColumn<List<String>> {
    WarningsConverter(JsonMapper mapper) {
        super(mapper, new TypeReference<>() {
        });
    }
}
