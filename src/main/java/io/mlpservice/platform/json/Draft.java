package io.mlpservice.platform.json;

import io.mlpservice.platform.problem.FieldErrors;

import java.util.function.Predicate;

/**
 * A request, parsed as far as possible, so that errors of content are reported together with errors of form.
 *
 * @param content the request; null or a placeholder wherever it cannot be parsed
 * @param errors the errors so far, and the places in doubt
 * @param leavesOut whether the request leaves out the value at a JSON pointer
 */
public record Draft<T extends Record>(T content, FieldErrors errors, Predicate<String> leavesOut) {
    /** A request that was parsed completely. */
    public static <T extends Record> Draft<T> of(T content) {
        return new Draft<>(content, new FieldErrors(), _ -> false);
    }
}
