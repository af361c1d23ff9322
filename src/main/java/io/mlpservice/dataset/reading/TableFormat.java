package io.mlpservice.dataset.reading;

import io.mlpservice.platform.json.JsonComplaint;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How the rows of a file are written. */
public enum TableFormat {
    /** Cells between separators. */
    CSV("text/csv"),
    /** A JSON object in each line. */
    NDJSON("application/x-ndjson"),
    /** A JSON array of objects, or an object around one. */
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
        if (!text.stripLeading().startsWith("{")) {
            return CSV;
        }
        var lines = text.lines().filter(line -> !line.isBlank()).limit(LINES_LOOKED_AT).toList();
        if (isOneObject(lines) && Enclosure.of(text).isPresent()) {
            return JSON;
        }
        return beginsWithObjects(lines) ? NDJSON : CSV;
    }

    /** Where the rows of a text that begins like this are, if an object encloses them. */
    public static Optional<String> enclosure(Beginning beginning) {
        return Enclosure.of(beginning.text()).map(Enclosure::sentence);
    }

    /** Whether the first line is an object and the last line, or begins an object that goes on below. */
    private static boolean isOneObject(List<String> lines) {
        var first = isObject(lines.getFirst());
        return first.isEmpty() || (first.get() && lines.size() == 1);
    }

    /** Whether one of the first lines is an object, or the first begins one that goes on below. */
    private static boolean beginsWithObjects(List<String> lines) {
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
