package io.mlpservice.platform;

import io.mlpservice.platform.problem.Messages;
import org.springframework.util.ClassUtils;

import java.util.UUID;

/** Says what a value of a query parameter looks like. */
final class ValueWords {
    private ValueWords() {}

    /** A sentence to end a message with; empty if any text is a value of the type. */
    static String of(Class<?> type) {
        var boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
        if (boxed.isEnum()) {
            return " Choose one of: %s.".formatted(JsonNames.listing(boxed));
        }
        if (boxed == Boolean.class) {
            return " Send true or false.";
        }
        if (boxed == UUID.class) {
            return " An id looks like %s.".formatted(Messages.EXAMPLE_ID);
        }
        if (boxed == Integer.class || boxed == Long.class) {
            return " Send a whole number.";
        }
        return Number.class.isAssignableFrom(boxed) ? " Send a number." : "";
    }
}
