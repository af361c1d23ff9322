package io.mlpservice.platform.json;

import io.mlpservice.platform.problem.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

import java.util.regex.Pattern;

/** Rewords Jackson's messages about malformed JSON, without class names. */
public final class JsonComplaint {
    /** The code of the error. */
    public static final String MALFORMED = "malformed_json";

    private static final Pattern CLASS_NAME = Pattern.compile("`?(\\w+\\.){2,}\\w+(\\[\\])?`?");

    private JsonComplaint() {}

    /** A sentence or a part of one. */
    public static String of(JacksonException e) {
        var message = e.getOriginalMessage().lines().findFirst().orElse("");
        if (message.startsWith("Non-standard token")) {
            return "NaN and Infinity are not JSON numbers; send finite ones, or leave the value out.";
        }
        if (message.isEmpty() || CLASS_NAME.matcher(message).find() || message.contains("`")) {
            return "send one JSON object, as the API's document describes it.";
        }
        return message;
    }

    /** Whether the text ends too early. Within arrays and objects only Jackson's message says so. */
    public static boolean isOfEnd(JacksonException e) {
        return e instanceof UnexpectedEndOfInputException
                || String.valueOf(e.getOriginalMessage()).startsWith("Unexpected end-of-input");
    }

    /** The problem of a document that exceeds a limit of the parser; only the message says which limit. */
    static ProblemException ofLimit(JacksonException e, String where) {
        var message = e.getOriginalMessage();
        if (message.contains("nesting depth")) {
            return ProblemException.badRequest("nested_too_deeply",
                    "Arrays and objects are nested more than %d deep%s; nest them less.".formatted(StrictJson.DEEPEST,
                            where));
        }
        if (message.startsWith("Number")) {
            return ProblemException.badRequest("number_too_long",
                    "A number has more than %d digits%s; write it with at most 17 digits and an exponent.".formatted(
                            StreamReadConstraints.DEFAULT_MAX_NUM_LEN, where));
        }
        return ProblemException.badRequest("text_too_long",
                "A name or a text is too long%s; a name may have %d characters.".formatted(where,
                        StreamReadConstraints.DEFAULT_MAX_NAME_LEN));
    }
}
