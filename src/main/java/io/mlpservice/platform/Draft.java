package io.mlpservice.platform;

import java.util.function.Predicate;

/**
 * A request as far as it can be read, so that what is wrong with the rest is told together with what cannot be read.
 *
 * @param content what the request says; null or any value where that is wrong
 * @param errors what is wrong so far, and with it which places are in doubt
 * @param leavesOut whether the request says nothing at a JSON pointer
 */
public record Draft<T extends Record>(T content, FieldErrors errors, Predicate<String> leavesOut) {
    /** A request in which everything can be read. */
    public static <T extends Record> Draft<T> of(T content) {
        return new Draft<>(content, new FieldErrors(), _ -> false);
    }
}
