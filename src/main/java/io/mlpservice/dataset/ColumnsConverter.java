package io.mlpservice.dataset;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** Keeps the columns of a data set as JSON text. */
@Converter
class ColumnsConverter implements AttributeConverter<List<DatasetColumn>, String> {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final TypeReference<List<DatasetColumn>> COLUMNS = new TypeReference<>() {
    };

    @Override
    public String convertToDatabaseColumn(List<DatasetColumn> columns) {
        return MAPPER.writeValueAsString(columns);
    }

    @Override
    public List<DatasetColumn> convertToEntityAttribute(String json) {
        return MAPPER.readValue(json, COLUMNS);
    }
}
