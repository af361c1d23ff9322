package io.mlpservice.platform;

import tools.jackson.core.JacksonException;

import java.util.regex.Pattern;

/** What Jackson says about broken JSON, in a sentence that names no class of the service or of Jackson. */
final class JsonComplaint {
    private static final Pattern CLASS_NAME = Pattern.compile("`?(\\w+\\.){2,}\\w+(\\[\\])?`?");

    private JsonComplaint() {}

    static String of(JacksonException e) {
        var message = e.getOriginalMessage().lines().findFirst().orElse("");
        if (message.isEmpty() || CLASS_NAME.matcher(message).find() || message.contains("`")) {
            return "send one JSON object and nothing after it.";
        }
        return message;
    }
}
