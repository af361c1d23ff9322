package io.mlpservice.platform.problem;

import java.net.URI;
import java.util.List;

/**
 * A problem document (RFC 9457): the body of every error response, and the reason of a failed job.
 *
 * @param type identifies the kind of problem; the same for every problem with the same {@code code}
 * @param title the kind of problem in a few words
 * @param status the HTTP status
 * @param detail what went wrong this time, and what to do
 * @param code stable code in snake_case, for programs
 * @param errors all errors of the request; empty if the detail is enough
 */
public record Problem(URI type, String title, int status, String detail, String code, List<FieldError> errors) {
    /** Copies the errors. */
    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem whose type and title follow from its code. */
    public static Problem of(int status, String code, String detail, List<FieldError> errors) {
        return new Problem(URI.create("urn:mlp-service:problem:" + code), title(code), status, detail, code, errors);
    }

    private static String title(String code) {
        var words = code.replace('_', ' ').replace("json", "JSON");
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
