package io.mlpservice.platform.problem;

import org.jspecify.annotations.Nullable;

/**
 * An error in a request: where it is, what is wrong, and what to do about it.
 *
 * @param pointer JSON pointer into the body, such as {@code /training/optimizer/learning_rate}
 * @param parameter name of a query or path parameter
 * @param line line of a CSV body, counted from 1; the header is line 1
 * @param code stable code in snake_case, such as {@code out_of_range}
 * @param detail a sentence: what is wrong, what is allowed and what to do
 */
public record FieldError(@Nullable String pointer, @Nullable String parameter, @Nullable Integer line, String code,
        String detail) {
    /** An error at a JSON pointer into the body. */
    public static FieldError at(String pointer, String code, String detail) {
        return new FieldError(pointer, null, null, code, detail);
    }

    /** An error in a query or path parameter. */
    public static FieldError parameter(String name, String code, String detail) {
        return new FieldError(null, name, null, code, detail);
    }

    /** An error in a line of a CSV body; the header is line 1. */
    public static FieldError line(int line, String code, String detail) {
        return new FieldError(null, null, line, code, detail);
    }
}
