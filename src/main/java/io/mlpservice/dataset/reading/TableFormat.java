package io.mlpservice.dataset.reading;

import io.mlpservice.platform.json.JsonComplaint;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;

import java.util.Optional;
import java.util.regex.Pattern;

/** How the rows of a file are written. */
public enum TableFormat {
    /** Cells between separators. */
    CSV("text/csv"),
    /** A JSON object in each line. */
    NDJSON("application/x-ndjson"),
    /** A JSON array of objects. */
    JSON("application/json");

    private static final Pattern ARRAY = Pattern.compile("\\s*\\[\\s*[\\[{\\]]");
    private static final int LINES_LOOKED_AT = 20;

    private final String mediaType;

    TableFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The media type of a file. */
    public String mediaType() {
        return mediaType;
    }

    /** The format of a text that begins like this; CSV unless it looks like JSON. */
    public static TableFormat of(Beginning beginning) {
        var text = beginning.text();
        if (ARRAY.matcher(text).lookingAt()) {
            return JSON;
        }
        return text.stripLeading().startsWith("{") && beginsWithObjects(text) ? NDJSON : CSV;
    }

    /** Whether one of the first lines is an object, or the first begins one that goes on below. */
    private static boolean beginsWithObjects(String text) {
        var lines = text.lines().filter(line -> !line.isBlank()).limit(LINES_LOOKED_AT).toList();
        return isObject(lines.getFirst()).orElse(true) || lines.stream().anyMatch(line -> isObject(line).orElse(false));
    }

    /** Whether a line is an object; empty if it is the beginning of one. */
    private static Optional<Boolean> isObject(String line) {
        try (var parser = JsonCells.parser(line.toCharArray(), line.length())) {
            var isObject = parser.nextToken() == JsonToken.START_OBJECT;
            parser.skipChildren();
            return Optional.of(isObject && parser.nextToken() == null);
        } catch (JacksonException e) {
            return JsonComplaint.isOfEnd(e) ? Optional.empty() : Optional.of(false);
        }
    }
}
