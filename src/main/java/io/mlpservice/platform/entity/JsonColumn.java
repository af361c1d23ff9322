package io.mlpservice.platform.entity;

import io.mlpservice.platform.json.LargeJson;
import io.mlpservice.platform.memory.HeapShare;
import io.mlpservice.platform.problem.DamagedRecordException;
import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * Stores a value in a column as JSON text, written as in the API, with a line behind it that has its checksum: damage that
 * leaves legal JSON would go unnoticed otherwise. What earlier versions stored has none. SQL that looks into such a text must
 * leave that line out. A request reserves memory for what it reads.
 */
public abstract class JsonColumn<T> implements AttributeConverter<T, String> {
    /** JSON of one line has none in it. */
    private static final char LINE = '\n';
    /** About how many bytes the text, what is read from it, and an answer that shows it take for each character. */
    private static final long COPIES = 4;

    private final JsonMapper mapper;
    private final TypeReference<T> type;

    /** A column for values of a type. */
    protected JsonColumn(JsonMapper mapper, TypeReference<T> type) {
        this.mapper = mapper;
        this.type = type;
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable T value) {
        if (value == null) {
            return null;
        }
        var json = mapper.writeValueAsString(value);
        return json + LINE + checksum(json);
    }

    /** Throws {@link DamagedRecordException} if the text is not such a value, or not as it was written. */
    @Override
    public @Nullable T convertToEntityAttribute(@Nullable String text) {
        if (text == null) {
            return null;
        }
        HeapShare.reserveForDescription(COPIES * text.length());
        return LargeJson.read(text.length(), () -> read(text));
    }

    private T read(String text) {
        var end = text.lastIndexOf(LINE);
        var json = end < 0 ? text : text.substring(0, end);
        if (end >= 0 && !text.substring(end + 1).equals(checksum(json))) {
            throw new DamagedRecordException(new IllegalStateException("the checksum of a column is wrong"));
        }
        try {
            return mapper.readValue(json, type);
        } catch (JacksonException e) {
            throw new DamagedRecordException(e);
        }
    }

    private static String checksum(String json) {
        var checksum = new CRC32C();
        checksum.update(json.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }
}
