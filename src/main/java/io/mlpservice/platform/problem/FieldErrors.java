package io.mlpservice.platform.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Collects the errors of a request, so that one answer names them all. It keeps the first {@value #MOST}, since a large
 * body may hold millions; code that checks many cells stops once it is full.
 *
 * <p>
 * A value that could not be read is in doubt. Errors that only follow from such a value are left out.
 */
public final class FieldErrors {
    /** How many errors are kept. */
    public static final int MOST = 100;

    private final List<FieldError> errors = new ArrayList<>();
    private final Doubts doubts = new Doubts();
    private UnaryOperator<FieldError> wording = UnaryOperator.identity();

    /** Adds an error, unless full. */
    public void add(FieldError error) {
        if (!isFull()) {
            errors.add(error);
        }
    }

    /** Adds an error at a JSON pointer into the body, unless full or the value there is in doubt. */
    public void add(String pointer, String code, String detail) {
        if (!isDoubtful(pointer)) {
            add(FieldError.at(pointer, code, detail));
        }
    }

    /** Adds an error and puts the value at the pointer in doubt. */
    public void reject(String pointer, String code, String detail) {
        add(FieldError.at(pointer, code, detail));
        doubt(pointer);
    }

    /** Puts the value at the pointer in doubt. */
    public void doubt(String pointer) {
        doubts.add(pointer);
    }

    /** Whether the value at the pointer, or one that contains it, is in doubt. */
    public boolean isDoubtful(String pointer) {
        return doubts.about(pointer);
    }

    /** Where to add errors that follow from these values: here, or to a list that is dropped if one is in doubt. */
    public FieldErrors restingOn(String... places) {
        return Arrays.stream(places).anyMatch(this::isDoubtful) ? new FieldErrors() : this;
    }

    /** Sets how errors are written in the answer, those of before too. */
    public void wordBy(UnaryOperator<FieldError> how) {
        wording = how;
    }

    /** Whether it keeps no more errors. */
    public boolean isFull() {
        return errors.size() >= MOST;
    }

    /** The errors so far. */
    public List<FieldError> list() {
        return errors.stream().map(wording).toList();
    }

    /** How many errors are kept. */
    public int count() {
        return errors.size();
    }

    /** Whether an error is at or below one of these pointers. */
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

    /** The answer to the request: 422 with the errors, of which there is at least one. */
    public ProblemException refusal() {
        return ProblemException.invalid(list());
    }
}
