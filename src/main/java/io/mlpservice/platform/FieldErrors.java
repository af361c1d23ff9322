package io.mlpservice.platform;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Collects what is wrong with a request, so that it is told at once: the first {@value #MOST} errors, since a large
 * body may hold millions. Whoever goes through many cells stops, and builds no more messages, once it is full.
 */
public class FieldErrors {
    /** How many errors are told. */
    public static final int MOST = 100;

    private final List<FieldError> errors = new ArrayList<>();

    /** Keeps one more error, unless there are enough. */
    public final void add(FieldError error) {
        if (!isFull()) {
            errors.add(error);
        }
    }

    /** Keeps one more error at a JSON pointer into the body, unless there are enough. */
    public final void add(String pointer, String code, String detail) {
        add(FieldError.at(pointer, code, detail));
    }

    /** Keeps an error unless the value is neutral: the present choice has no use for it. */
    public final void notUsed(String pointer, @Nullable Object value, String choice) {
        if (!isNeutral(value)) {
            add(pointer, "not_used", "%s has no use for this; leave it out.".formatted(choice));
        }
    }

    /** Whether a value says the same as leaving it out. */
    protected static boolean isNeutral(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Boolean flag -> !flag;
            case Number number -> number.doubleValue() == 0;
            case Enum<?> constant -> JsonNames.of(constant).equals("none");
            case Collection<?> collection -> collection.isEmpty();
            case Map<?, ?> map -> map.isEmpty();
            default -> false;
        };
    }

    /** Whether no more errors are kept. */
    public final boolean isFull() {
        return errors.size() >= MOST;
    }

    /** Whether nothing is wrong. */
    public final boolean isEmpty() {
        return errors.isEmpty();
    }

    /**
     * Ends the request if anything is wrong with it.
     *
     * @throws ProblemException 422 with the errors
     */
    public final void throwIfAny() {
        if (!isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }
}
