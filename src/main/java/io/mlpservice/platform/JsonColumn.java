package io.mlpservice.platform;

import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Stores a value in a column as JSON text, written as in the API. */
public abstract class JsonColumn<T> implements AttributeConverter<T, String> {
    private final JsonMapper mapper;
    private final TypeReference<T> type;

    /** A column for values of a type. */
    protected JsonColumn(JsonMapper mapper, TypeReference<T> type) {
        this.mapper = mapper;
        this.type = type;
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable T value) {
        return value == null ? null : mapper.writeValueAsString(value);
    }

    /** Throws {@link DamagedRecordException} if the text is not such a value. */
    @Override
    public @Nullable T convertToEntityAttribute(@Nullable String text) {
        try {
            return text == null ? null : mapper.readValue(text, type);
        } catch (JacksonException e) {
            throw new DamagedRecordException(e);
        }
    }
}
