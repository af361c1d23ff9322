package io.mlpservice.platform;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.PropertyNamingStrategy;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Names of fields and constants as in JSON and queries: snake_case. */
public final class JsonNames {
    private static final PropertyNamingStrategy SNAKE_CASE = PropertyNamingStrategies.SNAKE_CASE;

    private JsonNames() {}

    /** The name of a constant: {@code leaky_relu}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The names of all constants, separated by commas, for messages. */
    public static String listing(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(constant -> of((Enum<?>) constant))
                .collect(Collectors.joining(", "));
    }

    /** Values by the names of their constants, in alphabetical order. */
    public static <V> Map<String, V> named(Map<? extends Enum<?>, V> values) {
        var named = new TreeMap<String, V>();
        values.forEach((constant, value) -> named.put(of(constant), value));
        return named;
    }

    /** The name of a field: {@code learning_rate}. */
    public static String of(RecordComponent component) {
        return SNAKE_CASE.nameForField(null, null, component.getName());
    }
}
