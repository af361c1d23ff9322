package io.mlpservice.platform;

import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a value in a column as JSON text, written the way the API writes it. */
public abstract class JsonColumn<T> implements AttributeConverter<T, String> {
    private final JsonMapper mapper;
    private final TypeReference<T> type;

    /** A column of values of that type. */
    protected JsonColumn(JsonMapper mapper, TypeReference<T> type) {
        this.mapper = mapper;
        this.type = type;
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable T value) {
        return value == null ? null : mapper.writeValueAsString(value);
    }

    @Override
    public @Nullable T convertToEntityAttribute(@Nullable String text) {
        return text == null ? null : mapper.readValue(text, type);
    }
}
