package io.mlpservice.dataset.reading;

import io.mlpservice.column.Place;
import io.mlpservice.engine.data.GapWords;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** Reads the cells of a row from a JSON object. {@code NaN}, which some programs write for a missing value, is one. */
final class JsonCells {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    private final DatasetLimits limits;
    private final GapWords missingWords;
    /** What was said of the cells of a file so far: many may be nested alike. */
    private final Set<Nested> nested = new HashSet<>();

    /** A kind of nested cell in a column. */
    private record Nested(String column, JsonToken start) {}

    JsonCells(DatasetLimits limits, List<String> missingWords) {
        this.limits = limits;
        this.missingWords = new GapWords(missingWords);
    }

    static JsonParser parser(char[] text, int length) {
        return MAPPER.createParser(text, 0, length);
    }

    static JsonParser parser(Reader text) {
        return MAPPER.createParser(text);
    }

    /** Reads an object; the parser stands at its beginning. */
    JsonRow read(JsonParser parser, Place unit, int number, int line) {
        var row = new JsonRow(unit, number, line, new LinkedHashMap<>(), new ArrayList<>());
        var length = 0;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            length = add(row, name, parser, length);
        }
        return row;
    }

    /**
     * Reads a row that is an array; the parser stands at its beginning.
     *
     * @param columns the names of its cells
     */
    JsonRow read(JsonParser parser, List<String> columns, int number, int line) {
        var row = new JsonRow(Place.ROW, number, line, new LinkedHashMap<>(), new ArrayList<>());
        var length = 0;
        var count = 0;
        for (; parser.nextToken() != JsonToken.END_ARRAY; count++) {
            if (count < columns.size()) {
                length = add(row, columns.get(count), parser, length);
            } else {
                parser.skipChildren();
            }
        }
        if (count != columns.size()) {
            row.errors().add(FieldError.line(line, "ragged_row",
                    "Row %d has %d cell%s, but 'columns' names %d. Give each row a cell for each column, null where the value is missing."
                            .formatted(number, count, count == 1 ? "" : "s", columns.size())));
        }
        return row;
    }

    /** Adds the cell at which the parser stands; the length of all texts of the row so far. */
    private int add(JsonRow row, String name, JsonParser parser, int lengthBefore) {
        var length = lengthBefore;
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            length += parser.getStringLength();
            checkLength(length, row.number());
        }
        if (row.errors().size() < FieldErrors.MOST) {
            add(row, name, parser);
        }
        parser.skipChildren();
        return length;
    }

    private void checkLength(int length, int row) {
        if (length > limits.maxRowLength()) {
            throw ProblemException.tooLarge("row_too_long",
                    "The texts of row %d have more than %d characters together. Shorten them, or raise the setting mlp.dataset.max-row-length."
                            .formatted(row, limits.maxRowLength()));
        }
    }

    private void add(JsonRow row, String name, JsonParser parser) {
        if (row.cells().containsKey(name)) {
            row.errors().add(row.error(name, "duplicate_key", "It is given twice; give it once."));
        } else if (parser.currentToken().isStructStart()) {
            if (row.isInBody() || nested.add(new Nested(name, parser.currentToken()))) {
                row.errors().add(nested(row, name, parser));
            }
        } else if (row.cells().size() == limits.maxColumns()) {
            throw JsonRows.tooManyColumns(limits);
        } else {
            var cell = cell(parser);
            if (cell instanceof CellValue.Numeric(var number, var _) && Double.isInfinite(number)) {
                row.errors().add(row.error(name, "out_of_range",
                        "The number must be a finite one in double precision. If the value is missing, send null."));
            }
            row.cells().put(name, cell);
        }
    }

    private static FieldError nested(JsonRow row, String name, JsonParser parser) {
        var isObject = parser.currentToken() == JsonToken.START_OBJECT;
        return row.error(name, row.isInBody() ? "wrong_type" : "nested_value",
                ("It holds an %s, but a cell is a number, a string, true, false or null. "
                        + "Give each value a key of its own%s, or leave it out.%s").formatted(
                                isObject ? "object" : "array",
                                isObject ? ", such as \"%s.x\"".formatted(Messages.shortened(name)) : "",
                                row.isInBody() ? "" : " " + JsonRow.ROWS_INSIDE));
    }

    private @Nullable CellValue cell(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT -> number(CellValue.of(parser.getNumberValue()));
            case VALUE_NUMBER_FLOAT -> number(new CellValue.Numeric(parser.getDoubleValue()));
            case VALUE_TRUE, VALUE_FALSE -> new CellValue.Truth(parser.getBooleanValue());
            case VALUE_STRING -> text(parser.getString());
            default -> null;
        };
    }

    private @Nullable CellValue number(CellValue cell) {
        return cell instanceof CellValue.Numeric(var number, var _)
                && (Double.isNaN(number) || missingWords.contains(number)) ? null : cell;
    }

    private @Nullable CellValue text(String text) {
        return missingWords.contains(text) ? null : new CellValue.Text(text);
    }

}
