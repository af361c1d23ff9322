package io.mlpservice.platform;

import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;

import java.util.Arrays;

/** Parses enum constants in queries as they are spelled in JSON. A hyphen may stand for an underscore. */
@SuppressWarnings("rawtypes")
final class SnakeCaseConstants implements ConverterFactory<String, Enum> {
    @Override
    public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
        return text -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> JsonNames.of((Enum<?>) constant).equals(text.replace('-', '_'))).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such constant: " + text));
    }
}
