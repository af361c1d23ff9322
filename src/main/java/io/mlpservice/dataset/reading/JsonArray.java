package io.mlpservice.dataset.reading;

import io.mlpservice.column.Place;
import io.mlpservice.platform.json.JsonComplaint;
import io.mlpservice.platform.problem.FieldError;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.io.Reader;
import java.util.Optional;

/**
 * The rows of a file that is a JSON array of objects, or an object around such an array. After text that is not JSON,
 * nothing is read.
 */
final class JsonArray implements JsonRows {
    private final JsonParser parser;
    private final JsonCells cells;
    private final DatasetLimits limits;
    /** The object around the rows; null if there is none. */
    private @Nullable Enclosure enclosure;
    private int count;
    private boolean over;

    JsonArray(Reader text, JsonCells cells, DatasetLimits limits) {
        this.parser = JsonCells.parser(text);
        this.cells = cells;
        this.limits = limits;
    }

    @Override
    public @Nullable JsonRow next() {
        try {
            if (over) {
                return null;
            }
            return count == 0 ? first(parser.nextToken()) : row(parser.nextToken());
        } catch (JacksonException e) {
            over = true;
            var line = Math.max(1, e.getLocation() == null ? 1 : e.getLocation().getLineNr());
            return JsonRow.broken(Place.ROW, count, line, FieldError.line(line, JsonComplaint.MALFORMED,
                    "Line %d is not JSON: %s".formatted(line, JsonComplaint.isOfEnd(e)
                            ? "the file ends before the %1$s does. Send the whole file, or close the %1$s."
                                    .formatted(enclosure == null ? "array" : "object")
                            : JsonComplaint.of(e))));
        }
    }

    private @Nullable JsonRow first(@Nullable JsonToken token) {
        if (token == JsonToken.START_ARRAY) {
            return row(parser.nextToken());
        }
        enclosure = token == JsonToken.START_OBJECT
                ? Enclosure.of(parser, limits.maxColumns()).orElse(null)
                : null;
        over = enclosure == null;
        if (enclosure == null) {
            return null;
        }
        if (enclosure.columns().size() > limits.maxColumns() && enclosure.isSplit()) {
            throw JsonRows.tooManyColumns(limits);
        }
        var complaint = enclosure.complaint();
        over = complaint.isPresent();
        return over ? broken("%s %s".formatted(complaint.get(), JsonRow.SHAPES)) : row(parser.currentToken());
    }

    private @Nullable JsonRow row(@Nullable JsonToken token) {
        over = token == JsonToken.END_ARRAY;
        if (over) {
            return end().map(this::broken).orElse(null);
        }
        count++;
        var columns = enclosure != null && enclosure.isSplit() ? enclosure.columns() : null;
        if (columns != null && token == JsonToken.START_ARRAY) {
            return cells.read(parser, columns, count, line());
        }
        if (columns == null && token == JsonToken.START_OBJECT) {
            return cells.read(parser, Place.ROW, count, line());
        }
        parser.skipChildren();
        // The others are likely to be like the first one.
        over = count == 1;
        return broken("Row %d is not an %s. %s".formatted(count, columns == null ? "object" : "array",
                JsonRow.SHAPES));
    }

    private Optional<String> end() {
        if (enclosure != null) {
            return enclosure.close();
        }
        return parser.nextToken() == null
                ? Optional.empty()
                : Optional.of("Something follows the array. Leave it out.");
    }

    private JsonRow broken(String sentence) {
        return JsonRow.broken(Place.ROW, count, line(), FieldError.line(line(), JsonComplaint.MALFORMED, sentence));
    }

    private int line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    @Override
    public Optional<String> leftOut() {
        return enclosure == null ? Optional.empty() : enclosure.othersLeftOut();
    }

    @Override
    public void close() {
        parser.close();
    }
}
