package io.mlpservice.platform.entity;

import io.mlpservice.platform.problem.DamagedRecordException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Stores JSON compressed, as text in Base64. What earlier versions stored is plain. SQL cannot look into it. */
public abstract class CompressedJsonColumn<T> extends JsonColumn<T> {
    /** JSON does not begin like this. */
    private static final String COMPRESSED = "gzip:";

    /** A column for values of a type. */
    protected CompressedJsonColumn(JsonMapper mapper, TypeReference<T> type) {
        super(mapper, type);
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable T value) {
        var text = super.convertToDatabaseColumn(value);
        return text == null ? null : COMPRESSED + Base64.getEncoder().encodeToString(compressed(text));
    }

    /** Throws {@link DamagedRecordException} as {@link JsonColumn} does, and if the text cannot be decompressed. */
    @Override
    public @Nullable T convertToEntityAttribute(@Nullable String text) {
        return super.convertToEntityAttribute(
                text != null && text.startsWith(COMPRESSED) ? plain(text.substring(COMPRESSED.length())) : text);
    }

    private static byte[] compressed(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String plain(String text) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DamagedRecordException(new UncheckedIOException(e));
        } catch (IllegalArgumentException e) {
            throw new DamagedRecordException(e);
        }
    }
}
