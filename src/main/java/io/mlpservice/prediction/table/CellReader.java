package io.mlpservice.prediction.table;

import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.json.JsonComplaint;
import io.mlpservice.platform.problem.FieldErrors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

import java.util.function.BiConsumer;

/** Reads a row of JSON: an object of cells. */
final class CellReader {
    private static final int DEEPEST = 64;
    private static final JsonFactory JSON = JsonFactory.builder().enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .recyclerPool(JsonRecyclerPools.sharedBoundedPool()).build();

    private CellReader() {}

    /**
     * Reads the cells of a row.
     *
     * @param line holds the row
     * @param place of the row, for errors
     * @param cells takes each column with its cell, null where it is missing
     */
    static void read(byte[] line, LinePlaces place, FieldErrors errors, BiConsumer<String, @Nullable CellValue> cells) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                errors.add(place.row(0, "wrong_type", "A row must be a JSON object, such as {\"x\": 1}."));
                return;
            }
            for (var name = parser.nextName(); name != null; name = parser.nextName()) {
                parser.nextToken();
                cell(parser, name, place, errors, cells);
            }
            if (parser.nextToken() != null) {
                errors.add(place.row(0, "malformed_json",
                        "There is more than one row in the line; end each with a line break."));
            }
        } catch (JacksonException e) {
            errors.add(place.row(0, "malformed_json", "The line is not a JSON object%s: %s".formatted(
                    e.getLocation() == null ? "" : " from column %d on".formatted(e.getLocation().getColumnNr()),
                    reason(e))));
        }
    }

    private static String reason(JacksonException e) {
        var message = String.valueOf(e.getOriginalMessage());
        if (message.startsWith("Duplicate")) {
            return "a column is given twice; give it once.";
        }
        return message.startsWith("Non-standard token")
                ? JsonComplaint.of(e)
                : "send one object in each line.";
    }

    private static void cell(JsonParser parser, String name, LinePlaces place, FieldErrors errors,
            BiConsumer<String, @Nullable CellValue> cells) {
        switch (parser.currentToken()) {
            case VALUE_NULL -> cells.accept(name, null);
            case VALUE_TRUE, VALUE_FALSE -> cells.accept(name, new CellValue.Truth(parser.getBooleanValue()));
            case VALUE_STRING -> cells.accept(name, new CellValue.Text(parser.getString()));
            case VALUE_NUMBER_FLOAT, VALUE_NUMBER_INT -> number(parser, name, place, errors, cells);
            default -> {
                parser.skipChildren();
                errors.add(place.column(name, "wrong_type", "This must be a number, a string, a boolean or null."));
            }
        }
    }

    private static void number(JsonParser parser, String name, LinePlaces place, FieldErrors errors,
            BiConsumer<String, @Nullable CellValue> cells) {
        var cell = CellValue.of(parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                ? parser.getNumberValue()
                : (Number) parser.getDoubleValue());
        if (cell instanceof CellValue.Numeric(var value, var _) && !Double.isFinite(value)) {
            errors.add(place.column(name, "out_of_range", "This must be a finite number in double precision."));
        } else {
            cells.accept(name, cell);
        }
    }
}
