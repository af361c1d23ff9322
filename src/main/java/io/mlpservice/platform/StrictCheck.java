package io.mlpservice.platform;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Compares a JSON tree with the record it is to become and collects everything that is wrong, since Jackson tells only
 * the first. Nothing is coerced; null means absent.
 */
final class StrictCheck {
    private static final int MOST_ERRORS = 100;

    private final List<FieldError> errors = new ArrayList<>();

    private StrictCheck() {}

    /** Everything that keeps the tree from being a record of that class; nothing if all is well. */
    static List<FieldError> errors(JsonNode tree, Class<?> type) {
        var check = new StrictCheck();
        check.object(tree, type, JsonPointer.empty());
        return check.errors.subList(0, Math.min(check.errors.size(), MOST_ERRORS));
    }

    private void object(JsonNode node, Class<?> type, JsonPointer pointer) {
        if (!expect(node, JsonNode::isObject, "an object", pointer)) {
            return;
        }
        var components = Arrays.stream(type.getRecordComponents())
                .collect(Collectors.toMap(JsonNames::of, component -> component));
        for (var property : node.properties()) {
            if (!components.containsKey(property.getKey())) {
                var known = Arrays.stream(type.getRecordComponents()).map(JsonNames::of);
                add(pointer.appendProperty(property.getKey()), "unknown_field",
                        "There is no field '%s' here; there are: %s."
                                .formatted(property.getKey(), known.collect(Collectors.joining(", "))));
            }
        }
        for (var component : type.getRecordComponents()) {
            var name = JsonNames.of(component);
            component(node.get(name), component, pointer.appendProperty(name));
        }
    }

    private void component(@Nullable JsonNode node, RecordComponent component, JsonPointer pointer) {
        if (node != null && !node.isNull()) {
            value(node, component.getAnnotatedType(), pointer, component.getAnnotation(Limits.class));
        } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            add(pointer, "required", "'%s' is missing; give it a value.".formatted(JsonNames.of(component)));
        }
    }

    private void value(JsonNode node, AnnotatedType annotated, JsonPointer pointer, @Nullable Limits limits) {
        if (errors.size() >= MOST_ERRORS) {
            return;
        }
        var type = raw(annotated);
        if (type.isRecord() && !CellValue.class.isAssignableFrom(type)) {
            object(node, type, pointer);
        } else if (type == List.class) {
            list(node, argument(annotated, 0), pointer);
        } else if (type == Map.class) {
            map(node, argument(annotated, 1), pointer);
        } else {
            scalar(node, type, pointer, limits);
        }
    }

    private void list(JsonNode node, AnnotatedType element, JsonPointer pointer) {
        if (!expect(node, JsonNode::isArray, "an array", pointer)) {
            return;
        }
        for (var index = 0; index < node.size(); index++) {
            var at = pointer.appendIndex(index);
            if (!node.get(index).isNull()) {
                value(node.get(index), element, at, null);
            } else if (!element.isAnnotationPresent(Nullable.class)) {
                add(at, "required", "An element of this list cannot be null; leave it out or give it a value.");
            }
        }
    }

    private void map(JsonNode node, AnnotatedType value, JsonPointer pointer) {
        if (!expect(node, JsonNode::isObject, "an object", pointer)) {
            return;
        }
        node.properties().stream().filter(property -> !property.getValue().isNull()).forEach(
                property -> value(property.getValue(), value, pointer.appendProperty(property.getKey()), null));
    }

    private void scalar(JsonNode node, Class<?> type, JsonPointer pointer, @Nullable Limits limits) {
        ScalarCheck.error(node, type, limits).ifPresent(wrong -> add(pointer, wrong.code(), wrong.detail()));
    }

    private boolean expect(JsonNode node, Predicate<JsonNode> is, String what, JsonPointer pointer) {
        if (!is.test(node)) {
            add(pointer, "wrong_type", "This must be %s, not %s.".formatted(what, ScalarCheck.kind(node)));
            return false;
        }
        return true;
    }

    private void add(JsonPointer pointer, String code, String detail) {
        errors.add(FieldError.at(pointer.toString(), code, detail));
    }

    private static Class<?> raw(AnnotatedType annotated) {
        var type = annotated.getType();
        return (Class<?>) (type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type);
    }

    private static AnnotatedType argument(AnnotatedType annotated, int index) {
        return ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments()[index];
    }
}
