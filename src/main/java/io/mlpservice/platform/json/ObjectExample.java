package io.mlpservice.platform.json;

import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.JsonNames;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows what an object of a request looks like, from the declaration of its record. */
final class ObjectExample {
    private static final int LONGEST = 60;

    private ObjectExample() {}

    /** An object that holds the value that was sent instead of it, where a field takes that; else any example. */
    static Optional<String> of(Class<?> type, JsonNode instead) {
        return holding(type, instead).or(() -> declared(type)).or(() -> simplest(type));
    }

    private static Optional<String> holding(Class<?> type, JsonNode value) {
        return value.isContainer() || value.toString().length() > LONGEST
                ? Optional.empty()
                : Arrays.stream(type.getRecordComponents()).filter(component -> isScalar(component.getType()))
                        .filter(component -> ScalarCheck.error(value, component.getType(), null).isEmpty()).findFirst()
                        .map(component -> object(component, value.toString()));
    }

    private static Optional<String> declared(Class<?> type) {
        var schema = type.getAnnotation(Schema.class);
        return Optional.ofNullable(schema).map(Schema::example).filter(example -> !example.isEmpty());
    }

    private static Optional<String> simplest(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).flatMap(ObjectExample::simplest).findFirst();
    }

    private static Stream<String> simplest(RecordComponent component) {
        var schema = component.getAccessor().getAnnotation(Schema.class);
        if (component.getType().isEnum()) {
            var first = (Enum<?>) component.getType().getEnumConstants()[0];
            return Stream.of(object(component, '"' + JsonNames.of(first) + '"'));
        }
        if (schema == null || schema.example().isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(object(component, isQuoted(component.getType())
                ? '"' + schema.example() + '"'
                : schema.example()));
    }

    private static boolean isQuoted(Class<?> type) {
        return isScalar(type) && !Number.class.isAssignableFrom(type) && type != Boolean.class;
    }

    private static String object(RecordComponent component, String value) {
        return "{\"%s\": %s}".formatted(JsonNames.of(component), value);
    }

    private static boolean isScalar(Class<?> type) {
        return !StrictCheck.isObject(type) && type != List.class && type != Map.class && type != JsonNode.class;
    }

    /**
     * How to send a row that stands where the object should hold a list of rows.
     *
     * @return to end a sentence with; empty if the object holds no rows, or a cell cannot have that value
     */
    static String ofRow(Class<?> type, String column, JsonNode cell) {
        return fieldOfRows(type, Map.class)
                .filter(_ -> !cell.isContainer() && column.length() + cell.toString().length() <= LONGEST)
                .map(rows -> " Rows stand in a list: {\"%s\": [{\"%s\": %s}]}.".formatted(rows, column, cell))
                .orElse("");
    }

    /**
     * The field of the object that takes rows; empty if none does.
     *
     * @param row {@code Map} for rows as objects, {@code List} for rows as arrays
     */
    static Optional<String> fieldOfRows(Class<?> type, Class<?> row) {
        return Arrays.stream(type.getRecordComponents()).filter(component -> holdsRows(component, row))
                .map(JsonNames::of).findFirst();
    }

    private static boolean holdsRows(RecordComponent component, Class<?> row) {
        var element = argument(component.getType() == List.class ? component.getAnnotatedType() : null, 0);
        var isRow = element != null && Placeholder.raw(element) == row;
        var cell = argument(isRow ? element : null, row == Map.class ? 1 : 0);
        return cell != null && Placeholder.raw(cell) == CellValue.class;
    }

    private static @Nullable AnnotatedType argument(
            @Nullable AnnotatedType type, int index) {
        return type instanceof AnnotatedParameterizedType generic
                ? generic.getAnnotatedActualTypeArguments()[index]
                : null;
    }
}
