package io.mlpservice.platform;

import java.net.URI;
import java.util.List;

/**
 * A problem document after RFC 9457: the body of every error, and the reason why a job failed.
 *
 * @param type names the kind of problem; the same for every problem of one {@code code}
 * @param title the kind of problem in a few words
 * @param status the HTTP status
 * @param detail what went wrong this time, and what to do
 * @param code stable and in snake_case, for programs to tell problems apart
 * @param errors every single thing that is wrong with the request; empty when the detail says it all
 */
public record Problem(URI type, String title, int status, String detail, String code, List<FieldError> errors) {
    /** Keeps the errors for itself. */
    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem whose type and title follow from its code. */
    public static Problem of(int status, String code, String detail, List<FieldError> errors) {
        return new Problem(URI.create("urn:mlp-service:problem:" + code), title(code), status, detail, code, errors);
    }

    private static String title(String code) {
        var words = code.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
