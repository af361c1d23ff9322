package io.mlpservice.dataset;

import io.mlpservice.platform.entity.JsonColumn;
import jakarta.persistence.Converter;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** Stores the columns of a data set as JSON text. */
@Converter
class ColumnsConverter extends JsonColumn<List<StoredColumn>> {
    ColumnsConverter(JsonMapper mapper) {
        super(mapper, new TypeReference<>() {
        });
    }
}
