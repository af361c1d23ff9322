package io.mlpservice.platform.json;

import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.RangeOf;
import io.mlpservice.platform.StorableText;
import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Checks a single JSON value against the Java type of its component. */
final class ScalarCheck {
    /** Databases and clients end at different later years. */
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private ScalarCheck() {}

    /** The error code and the sentence for a wrong value. */
    record Wrong(String code, String detail) {}

    static Optional<Wrong> error(JsonNode node, Class<?> type, @Nullable RangeOf range) {
        if (type == JsonNode.class) {
            return Optional.empty();
        }
        var expected = expected(node, type);
        if (expected != null) {
            return wrong("wrong_type", "This must be %s, not %s.".formatted(expected, kind(node)));
        }
        return node.isNumber() ? number(node, type, range) : spelling(node, type);
    }

    /** The expected kind of value; null if the node is of that kind. */
    private static @Nullable String expected(JsonNode node, Class<?> type) {
        if (type == Integer.class || type == Long.class) {
            return node.isIntegralNumber() ? null : "a whole number, written without a fraction";
        }
        if (type == Double.class) {
            return node.isNumber() ? null : "a number";
        }
        if (type == Boolean.class) {
            return node.isBoolean() ? null : "true or false";
        }
        if (type == CellValue.class) {
            return node.isContainer() ? "a number, a string, a boolean or null" : null;
        }
        if (type == String.class || type == UUID.class || type == Instant.class || type.isEnum()) {
            return node.isString() ? null : "a string";
        }
        throw new IllegalStateException("requests have no components of " + type);
    }

    private static Optional<Wrong> number(JsonNode node, Class<?> type, @Nullable RangeOf range) {
        var value = node.numberValue().doubleValue();
        if (range != null && !range.value().range().contains(value) && !(value == 0 && range.zeroIfUnused())) {
            return outOfRange(node, range.value().range().toString());
        }
        if ((type == Integer.class && !node.canConvertToInt()) || (type == Long.class && !node.canConvertToLong())) {
            return outOfRange(node, "a whole number of %d bits".formatted(type == Integer.class ? 32 : 64));
        }
        return Double.isFinite(value) ? Optional.empty() : outOfRange(node, "a finite number in double precision");
    }

    private static Optional<Wrong> outOfRange(JsonNode node, String range) {
        return wrong("out_of_range",
                "%s is out of range; it must be %s.".formatted(Messages.shortened(node.asString()), range));
    }

    private static Optional<Wrong> spelling(JsonNode node, Class<?> type) {
        if (type.isEnum() && Arrays.stream(type.getEnumConstants())
                .noneMatch(constant -> JsonNames.of((Enum<?>) constant).equals(node.asString()))) {
            return wrong("invalid_value", "There is no '%s' here; choose one of: %s."
                    .formatted(Messages.shortened(node.asString()), JsonNames.listing(type)));
        }
        if (type == UUID.class && !isUuid(node.asString())) {
            return wrong("invalid_value",
                    "'%s' is not a valid id; an id looks like %s.".formatted(Messages.shortened(node.asString()),
                            Messages.EXAMPLE_ID));
        }
        if (type == Instant.class && !isTime(node.asString())) {
            return wrong("invalid_value", "'%s' is not a valid time; a time looks like 2030-01-31T12:00:00Z."
                    .formatted(Messages.shortened(node.asString())));
        }
        return type == String.class && !StorableText.isOne(node.asString())
                ? wrong("invalid_value", StorableText.RULE)
                : Optional.empty();
    }

    private static boolean isTime(String text) {
        try {
            var time = Instant.parse(text);
            return !time.isBefore(Instant.EPOCH) && time.isBefore(END_OF_TIME);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equals(text.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<Wrong> wrong(String code, String detail) {
        return Optional.of(new Wrong(code, detail));
    }

    /** The kind of a node, in words. */
    static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT, POJO -> "an object";
            case ARRAY -> "an array";
            case STRING, BINARY -> "a string";
            case NUMBER -> node.isIntegralNumber() ? "a number" : "a number with a fraction or an exponent";
            case BOOLEAN -> "a boolean";
            case NULL, MISSING -> "null";
        };
    }
}
