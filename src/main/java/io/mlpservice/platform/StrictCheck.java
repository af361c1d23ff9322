package io.mlpservice.platform;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Compares a JSON tree with the record it is to become and collects everything that is wrong, since Jackson tells only
 * the first. Nothing is coerced; null means absent.
 */
final class StrictCheck {
    private final FieldErrors errors = new FieldErrors();

    private StrictCheck() {}

    /**
     * Makes sure that the tree can become a record of that class.
     *
     * @throws ProblemException 422 with everything that keeps it from that
     */
    static void check(JsonNode tree, Class<?> type) {
        var check = new StrictCheck();
        check.object(tree, type, JsonPlace.root());
        check.errors.throwIfAny();
    }

    private void object(JsonNode node, Class<?> type, JsonPlace place) {
        if (!expect(node, JsonNode::isObject, "an object", place)) {
            return;
        }
        var components = Arrays.stream(type.getRecordComponents()).collect(
                Collectors.toMap(JsonNames::of, Function.identity(), (first, second) -> first, LinkedHashMap::new));
        var inside = place.inside();
        for (var property : node.properties()) {
            if (!errors.isFull() && !components.containsKey(property.getKey())) {
                add(inside.at(property.getKey()), "unknown_field", "There is no field '%s' here; there are: %s."
                        .formatted(Messages.shortened(property.getKey()), String.join(", ", components.keySet())));
            }
        }
        components.forEach((name, component) -> component(node.get(name), name, component, inside.at(name)));
    }

    private void component(@Nullable JsonNode node, String name, RecordComponent component, JsonPlace place) {
        if (node != null && !node.isNull()) {
            value(node, component.getAnnotatedType(), place, component.getAnnotation(Limits.class));
        } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            add(place, "required", "'%s' is missing; give it a value.".formatted(name));
        }
    }

    private void value(JsonNode node, AnnotatedType annotated, JsonPlace place, @Nullable Limits limits) {
        var type = raw(annotated);
        if (type.isRecord() && !CellValue.class.isAssignableFrom(type)) {
            object(node, type, place);
        } else if (type == List.class) {
            list(node, argument(annotated, 0), place, limits);
        } else if (type == Map.class) {
            map(node, argument(annotated, 1), place, limits);
        } else {
            scalar(node, type, place, limits);
        }
    }

    private void list(JsonNode node, AnnotatedType element, JsonPlace place, @Nullable Limits limits) {
        if (expect(node, JsonNode::isArray, "an array", place)) {
            var inside = place.inside();
            for (var index = 0; index < node.size() && !errors.isFull(); index++) {
                element(node.get(index), element, inside.at(index), limits);
            }
        }
    }

    private void map(JsonNode node, AnnotatedType value, JsonPlace place, @Nullable Limits limits) {
        if (expect(node, JsonNode::isObject, "an object", place)) {
            var inside = place.inside();
            for (var property : node.properties()) {
                if (errors.isFull()) {
                    return;
                }
                element(property.getValue(), value, inside.at(property.getKey()), limits);
            }
        }
    }

    private void element(JsonNode node, AnnotatedType type, JsonPlace place, @Nullable Limits limits) {
        if (!node.isNull()) {
            value(node, type, place, limits);
        } else if (!type.isAnnotationPresent(Nullable.class)) {
            add(place, "required", "This cannot be null; leave it out or give it a value.");
        }
    }

    private void scalar(JsonNode node, Class<?> type, JsonPlace place, @Nullable Limits limits) {
        ScalarCheck.error(node, type, limits).ifPresent(wrong -> add(place, wrong.code(), wrong.detail()));
    }

    private boolean expect(JsonNode node, Predicate<JsonNode> is, String what, JsonPlace place) {
        if (!is.test(node)) {
            add(place, "wrong_type", "This must be %s, not %s.".formatted(what, ScalarCheck.kind(node)));
            return false;
        }
        return true;
    }

    private void add(JsonPlace place, String code, String detail) {
        errors.add(place.pointer().toString(), code, detail);
    }

    private static Class<?> raw(AnnotatedType annotated) {
        var type = annotated.getType();
        return (Class<?>) (type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type);
    }

    private static AnnotatedType argument(AnnotatedType annotated, int index) {
        return ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments()[index];
    }
}
