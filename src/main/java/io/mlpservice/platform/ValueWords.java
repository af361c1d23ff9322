package io.mlpservice.platform;

/** Says what a value of a query parameter looks like. */
final class ValueWords {
    private ValueWords() {}

    /** A sentence to end a message with; empty if any text is a value of the type. */
    static String of(Class<?> type) {
        if (type.isEnum()) {
            return " Choose one of: %s.".formatted(JsonNames.listing(type));
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> " Send a whole number.";
            case "double", "Double" -> " Send a number.";
            case "boolean", "Boolean" -> " Send true or false.";
            case "UUID" -> " An id looks like 123e4567-e89b-12d3-a456-426614174000.";
            default -> "";
        };
    }
}
