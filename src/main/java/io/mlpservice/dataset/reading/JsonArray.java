package io.mlpservice.dataset.reading;

import io.mlpservice.column.Place;
import io.mlpservice.platform.json.JsonComplaint;
import io.mlpservice.platform.problem.FieldError;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.io.Reader;

/** The rows of a file that is a JSON array of objects. After text that is not JSON, nothing is read. */
final class JsonArray implements JsonRows {
    private final JsonParser parser;
    private final JsonCells cells;
    private int count;
    private boolean over;

    JsonArray(Reader text, JsonCells cells) {
        this.parser = JsonCells.parser(text);
        this.cells = cells;
    }

    @Override
    public @Nullable JsonRow next() {
        try {
            return over || (count == 0 && parser.nextToken() != JsonToken.START_ARRAY) ? null : row();
        } catch (JacksonException e) {
            over = true;
            var line = Math.max(1, e.getLocation() == null ? 1 : e.getLocation().getLineNr());
            return JsonRow.broken(Place.ROW, count, line, FieldError.line(line, JsonComplaint.MALFORMED,
                    "Line %d is not JSON: %s".formatted(line, JsonComplaint.isOfEnd(e)
                            ? "the file ends before the array does. Send the whole file, or close the array."
                            : JsonComplaint.of(e))));
        }
    }

    private @Nullable JsonRow row() {
        var token = parser.nextToken();
        over = token == JsonToken.END_ARRAY;
        if (over) {
            return parser.nextToken() == null ? null : broken("Something follows the array. Leave it out.");
        }
        count++;
        if (token == JsonToken.START_OBJECT) {
            return cells.read(parser, Place.ROW, count, line());
        }
        parser.skipChildren();
        // The others are likely to be like the first one.
        over = count == 1;
        return broken("Row %d is not an object. %s".formatted(count, JsonRow.SHAPES));
    }

    private JsonRow broken(String sentence) {
        return JsonRow.broken(Place.ROW, count, line(), FieldError.line(line(), JsonComplaint.MALFORMED, sentence));
    }

    private int line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    @Override
    public void close() {
        parser.close();
    }
}
