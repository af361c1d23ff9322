package io.mlpservice.platform.json;

import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.RangeOf;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Checks a JSON tree against a record type and collects all errors, where Jackson reports only the first. Nothing is
 * coerced; null means absent. Wrong values are replaced in the tree, so that the rest can be bound.
 */
final class StrictCheck {
    private final FieldErrors errors = new FieldErrors();
    private final Class<?> request;

    private StrictCheck(Class<?> request) {
        this.request = request;
    }

    /** Collects the errors that keep the tree from becoming such a record. */
    static FieldErrors check(JsonNode tree, Class<?> type) {
        var check = new StrictCheck(type);
        check.object(tree, type, JsonPlace.root());
        return check.errors;
    }

    private boolean object(JsonNode node, Class<?> type, JsonPlace place) {
        if (!node.isObject()) {
            var example = ObjectExample.of(type, node).map(" such as %s"::formatted).orElse("");
            rejectKind(node, "This must be an object" + example, place);
            return false;
        }
        var components = Arrays.stream(type.getRecordComponents()).collect(
                Collectors.toMap(JsonNames::of, Function.identity(), (first, second) -> first, LinkedHashMap::new));
        var isRow = node.propertyNames().stream().noneMatch(components::containsKey);
        var inside = place.inside();
        for (var property : node.properties()) {
            if (!errors.isFull() && !components.containsKey(property.getKey())) {
                var meant = MeantField.question(property.getKey(), type, request);
                var row = isRow && meant.isEmpty()
                        ? ObjectExample.ofRow(type, property.getKey(), property.getValue())
                        : "";
                reject(inside.at(property.getKey()), "unknown_field", "There is no field '%s' here.%s There are: %s."
                        .formatted(Messages.shortened(property.getKey()), meant + row,
                                String.join(", ", components.keySet())));
                components.values().stream().filter(component -> !node.hasNonNull(JsonNames.of(component)))
                        .filter(absent -> mayBeMeant(absent, property.getValue()))
                        .forEach(absent -> errors.doubt(inside.at(JsonNames.of(absent)).pointer().toString()));
            }
        }
        components.forEach((name, component) -> component((ObjectNode) node, name, component, inside.at(name)));
        return true;
    }

    /** Whether the value of an unknown field may be meant for an absent component. */
    private static boolean mayBeMeant(RecordComponent component, JsonNode value) {
        var type = component.getType();
        if (type == List.class) {
            return value.isArray();
        }
        return (type == Map.class || isObject(type))
                ? value.isObject()
                : ScalarCheck.error(value, type, null).isEmpty();
    }

    static boolean isObject(Class<?> type) {
        return type.isRecord() && !CellValue.class.isAssignableFrom(type);
    }

    private void component(ObjectNode object, String name, RecordComponent component, JsonPlace place) {
        var type = component.getAnnotatedType();
        if (object.hasNonNull(name)) {
            if (!value(object.get(name), type, place, Hints.of(component))) {
                object.set(name, Placeholder.of(type));
            }
        } else if (!type.isAnnotationPresent(Nullable.class)) {
            reject(place, "required", "'%s' is missing; give it a value.".formatted(name));
            object.set(name, Placeholder.of(type));
        }
    }

    private boolean value(JsonNode node, AnnotatedType annotated, JsonPlace place, Hints hints) {
        var type = Placeholder.raw(annotated);
        if (isObject(type)) {
            return object(node, type, place);
        }
        if (type == List.class) {
            return list(node, argument(annotated, 0), place, hints);
        }
        return type == Map.class
                ? map(node, argument(annotated, 1), place, hints)
                : scalar(node, type, place, hints.range());
    }

    /**
     * What the declaration of a component adds to its type.
     *
     * @param range of its number, or of each number in it
     * @param example of the whole value; empty text if there is none
     * @param isElement whether it is of the elements of a list
     */
    private record Hints(@Nullable RangeOf range, String example, boolean isElement) {
        static Hints of(RecordComponent component) {
            var schema = component.getAccessor().getAnnotation(Schema.class);
            return new Hints(component.getAnnotation(RangeOf.class), schema == null ? "" : schema.example(),
                    false);
        }

        Hints ofElements() {
            return new Hints(range, "", true);
        }

        String expectedArray(JsonNode instead) {
            return isElement && instead.isValueNode()
                    ? "Each element must be an array, as in [[%s]]".formatted(Messages.shortened(instead.toString()))
                    : expected("an array");
        }

        /** A sentence to go on with; it has the kind of value, with the example. */
        String expected(String kind) {
            return "This must be " + (example.isEmpty() ? kind : "%s such as %s".formatted(kind, example));
        }
    }

    private boolean list(JsonNode node, AnnotatedType element, JsonPlace place, Hints hints) {
        if (!node.isArray()) {
            rejectKind(node, hints.expectedArray(node), hints.isElement && node.isObject()
                    ? otherField("objects", Map.class)
                    : "", place);
            return false;
        }
        var inside = place.inside();
        for (var index = 0; index < node.size() && !errors.isFull(); index++) {
            if (!element(node.get(index), element, inside.at(index), hints.ofElements())) {
                ((ArrayNode) node).set(index, Placeholder.of(element));
            }
        }
        return true;
    }

    /** To end a sentence with, where rows of this form stand in another field of the request. */
    private String otherField(String form, Class<?> row) {
        return ObjectExample.fieldOfRows(request, row).map(field -> " Rows as %s stand in '%s'.".formatted(form, field))
                .orElse("");
    }

    private boolean map(JsonNode node, AnnotatedType value, JsonPlace place, Hints hints) {
        if (!node.isObject()) {
            rejectKind(node, hints.expected("an object"), hints.isElement && node.isArray()
                    ? otherField("arrays", List.class)
                    : "", place);
            return false;
        }
        var inside = place.inside();
        for (var property : node.properties()) {
            if (errors.isFull()) {
                return true;
            }
            if (!element(property.getValue(), value, inside.at(property.getKey()), hints.ofElements())) {
                ((ObjectNode) node).set(property.getKey(), Placeholder.of(value));
            }
        }
        return true;
    }

    private boolean element(JsonNode node, AnnotatedType type, JsonPlace place, Hints hints) {
        if (!node.isNull()) {
            return value(node, type, place, hints);
        }
        if (!type.isAnnotationPresent(Nullable.class)) {
            reject(place, "required", "This cannot be null; leave it out or give it a value.");
            return false;
        }
        return true;
    }

    private boolean scalar(JsonNode node, Class<?> type, JsonPlace place, @Nullable RangeOf range) {
        var wrong = ScalarCheck.error(node, type, range);
        wrong.ifPresent(error -> reject(place, error.code(), error.detail()));
        return wrong.isEmpty();
    }

    private void rejectKind(JsonNode node, String expected, JsonPlace place) {
        rejectKind(node, expected, "", place);
    }

    private void rejectKind(JsonNode node, String expected, String advice, JsonPlace place) {
        reject(place, "wrong_type", "%s, not %s.%s".formatted(expected,
                node.isNumber() ? "a number" : ScalarCheck.kind(node), advice));
    }

    private void reject(JsonPlace place, String code, String detail) {
        errors.reject(place.pointer().toString(), code, detail);
    }

    private static AnnotatedType argument(AnnotatedType annotated, int index) {
        return ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments()[index];
    }
}
