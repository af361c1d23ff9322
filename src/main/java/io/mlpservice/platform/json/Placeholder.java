package io.mlpservice.platform.json;

import io.mlpservice.platform.JsonNames;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Placeholders for values that are wrong or missing: null, or the simplest value of the type. */
final class Placeholder {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Placeholder() {}

    static JsonNode of(AnnotatedType annotated) {
        return annotated.isAnnotationPresent(Nullable.class) ? JSON.nullNode() : of(raw(annotated));
    }

    private static JsonNode of(Class<?> type) {
        if (type == List.class) {
            return JSON.arrayNode();
        }
        if (type == Map.class) {
            return JSON.objectNode();
        }
        if (type.isRecord()) {
            var object = JSON.objectNode();
            for (var component : type.getRecordComponents()) {
                object.set(JsonNames.of(component), of(component.getAnnotatedType()));
            }
            return object;
        }
        if (Number.class.isAssignableFrom(type)) {
            return JSON.numberNode(1);
        }
        if (type == Boolean.class) {
            return JSON.booleanNode(false);
        }
        return JSON.stringNode(text(type));
    }

    private static String text(Class<?> type) {
        if (type.isEnum()) {
            return JsonNames.of((Enum<?>) type.getEnumConstants()[0]);
        }
        if (type == Instant.class) {
            return Instant.EPOCH.toString();
        }
        return type == UUID.class ? new UUID(0, 0).toString() : "";
    }

    /** The class of a type, without its arguments. */
    static Class<?> raw(AnnotatedType annotated) {
        var type = annotated.getType();
        return (Class<?>) (type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type);
    }
}
