package io.mlpservice.dataset.reading;

import io.mlpservice.column.Place;
import io.mlpservice.platform.json.JsonComplaint;
import io.mlpservice.platform.problem.FieldError;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;

import java.io.Reader;

/** The rows of a file with a JSON object in each line. Empty lines are left out. */
final class JsonLines implements JsonRows {
    private final LineReader lines;
    private final JsonCells cells;
    private int count;
    private boolean firstGoesOn;

    JsonLines(Reader text, JsonCells cells) {
        this.lines = new LineReader(text);
        this.cells = cells;
    }

    @Override
    public @Nullable JsonRow next() {
        while (lines.next()) {
            if (!lines.isBlank()) {
                count++;
                var row = row();
                return isOfOtherShape(row) ? null : row;
            }
        }
        return null;
    }

    /** Whether the second line goes on with the first row, so that no line is a row: one complaint is enough. */
    private boolean isOfOtherShape(JsonRow row) {
        return firstGoesOn && count == 2 && !row.errors().isEmpty();
    }

    private JsonRow row() {
        try (var parser = JsonCells.parser(lines.chars(), lines.length())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return broken("it is not an object. Write each row as an object, such as {\"x\": 1}.");
            }
            var row = cells.read(parser, Place.LINE, lines.number(), lines.number());
            return parser.nextToken() == null ? row : broken("something follows the object. Write one in each line.");
        } catch (JacksonException e) {
            if (!JsonComplaint.isOfEnd(e)) {
                return broken(JsonComplaint.of(e));
            }
            firstGoesOn = firstGoesOn || count == 1;
            return broken("it goes on in the next line, or ends too early. " + JsonRow.SHAPES);
        }
    }

    private JsonRow broken(String reason) {
        var line = lines.number();
        return JsonRow.broken(Place.LINE, line, line, FieldError.line(line, JsonComplaint.MALFORMED,
                "Line %d is not a JSON object: %s".formatted(line, reason)));
    }

    @Override
    public void close() {
        lines.close();
    }
}
