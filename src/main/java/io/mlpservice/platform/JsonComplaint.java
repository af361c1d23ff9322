package io.mlpservice.platform;

import tools.jackson.core.JacksonException;

import java.util.regex.Pattern;

/** Rewords Jackson's messages about malformed JSON, without class names. */
final class JsonComplaint {
    private static final Pattern CLASS_NAME = Pattern.compile("`?(\\w+\\.){2,}\\w+(\\[\\])?`?");

    private JsonComplaint() {}

    static String of(JacksonException e) {
        var message = e.getOriginalMessage().lines().findFirst().orElse("");
        if (message.startsWith("Non-standard token")) {
            return "NaN and Infinity are not JSON numbers; send finite ones, or leave the value out.";
        }
        if (message.isEmpty() || CLASS_NAME.matcher(message).find() || message.contains("`")) {
            return "send one JSON object, as the API's document describes it.";
        }
        return message;
    }
}
