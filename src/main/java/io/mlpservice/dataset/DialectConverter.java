package io.mlpservice.dataset;

import io.mlpservice.dataset.reading.Dialect;
import io.mlpservice.platform.entity.JsonColumn;
import jakarta.persistence.Converter;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Stores the dialect of a data set as JSON text. */
@Converter
class DialectConverter extends JsonColumn<Dialect> {
    DialectConverter(JsonMapper mapper) {
        super(mapper, new TypeReference<>() {
        });
    }
}
