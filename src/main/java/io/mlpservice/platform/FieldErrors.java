package io.mlpservice.platform;

import io.mlpservice.engine.hyperparameter.Hyperparameter;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Collects what is wrong with a request, so that it is told at once: the first {@value #MOST} errors, since a large
 * body may hold millions. Whoever goes through many cells stops, and builds no more messages, once it is full.
 *
 * <p>
 * What stands at some places may be in doubt. Nothing more is told about these, nor about what follows from them alone.
 */
public final class FieldErrors {
    /** How many errors are told. */
    public static final int MOST = 100;

    private final List<FieldError> errors = new ArrayList<>();
    private final Doubts doubts = new Doubts();

    /** Keeps one more error, unless there are enough. */
    public void add(FieldError error) {
        if (!isFull()) {
            errors.add(error);
        }
    }

    /** Keeps one more error at a JSON pointer into the body, unless there are enough or the place is in doubt. */
    public void add(String pointer, String code, String detail) {
        if (!isDoubtful(pointer)) {
            add(FieldError.at(pointer, code, detail));
        }
    }

    /** Keeps an error after which nobody knows what was meant to stand there. */
    public void reject(String pointer, String code, String detail) {
        add(FieldError.at(pointer, code, detail));
        doubt(pointer);
    }

    /** From now on what stands there is in doubt. */
    public void doubt(String pointer) {
        doubts.add(pointer);
    }

    /** Whether what stands there, or something around it, is in doubt. */
    public boolean isDoubtful(String pointer) {
        return doubts.about(pointer);
    }

    /** Where to tell what follows from these places: here, or nowhere if one of them is in doubt. */
    public FieldErrors restingOn(String... places) {
        return Arrays.stream(places).anyMatch(this::isDoubtful) ? new FieldErrors() : this;
    }

    /** Keeps an error unless the value lies in its range. */
    public void range(String pointer, double value, Hyperparameter hyperparameter) {
        if (!hyperparameter.range().contains(value)) {
            add(pointer, "out_of_range",
                    "%s is out of range; it must be %s.".formatted(Messages.plain(value), hyperparameter.range()));
        }
    }

    /** Keeps an error unless the value is neutral: the present choice has no use for it. */
    public void notUsed(String pointer, @Nullable Object value, String choice) {
        if (!isNeutral(value)) {
            add(pointer, "not_used", "%s has no use for this; leave it out.".formatted(choice));
        }
    }

    /** Whether a value says the same as leaving it out. */
    private static boolean isNeutral(@Nullable Object value) {
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
    public boolean isFull() {
        return errors.size() >= MOST;
    }

    /** How many errors are kept. */
    public int count() {
        return errors.size();
    }

    /** Whether something is wrong within one of these places. */
    public boolean touch(String... places) {
        return errors.stream().map(FieldError::pointer)
                .anyMatch(pointer -> pointer != null && Arrays.stream(places).anyMatch(pointer::startsWith));
    }

    /** Whether nothing is wrong. */
    public boolean isEmpty() {
        return errors.isEmpty();
    }

    /**
     * Ends the request if anything is wrong with it.
     *
     * @throws ProblemException 422 with the errors
     */
    public void throwIfAny() {
        if (!isEmpty()) {
            throw refusal();
        }
    }

    /** What ends the request: 422 with the errors, at least one. */
    public ProblemException refusal() {
        return ProblemException.invalid(errors);
    }
}
