package io.mlpservice.dataset.reading;

import io.mlpservice.column.Place;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

import java.util.List;
import java.util.Map;

/**
 * A row as JSON.
 *
 * @param unit what {@code number} counts
 * @param number where the row stands, counted from 1
 * @param line the line of its file, counted from 1; 0 if it is part of a request's body
 * @param cells by column
 * @param errors what keeps the row from being read
 */
public record JsonRow(Place unit, int number, int line, Map<String, @Nullable CellValue> cells,
        List<FieldError> errors) {
    /** How a file has its rows. */
    static final String SHAPES = "Write each row as an object in a line of its own, or all rows as one array of objects, such as [{\"x\": 1}, {\"x\": 2}] (in pandas: orient=\"records\"). An object around such an array is read, too, as is orient=\"split\".";
    /** What to do with an object around the rows, or with columns instead of rows. */
    static final String ROWS_INSIDE = "If it holds the rows, send them alone, as in [{\"x\": 1}, {\"x\": 2}]; if it holds a column, write rows instead (in pandas: orient=\"records\" or \"split\").";

    /** Stands for the line of a row that is part of a request's body. */
    static final int IN_BODY = 0;

    /** A row that cannot be read. */
    static JsonRow broken(Place unit, int number, int line, FieldError error) {
        return new JsonRow(unit, number, line, Map.of(), List.of(error));
    }

    /** An error in a cell. */
    public FieldError error(String column, String code, String sentence) {
        return isInBody()
                ? FieldError.at(JsonPointer.empty().appendProperty(BodyRows.FIELD).appendIndex(number - 1)
                        .appendProperty(column).toString(), code, sentence)
                : error(unit, number, line, column, code, sentence);
    }

    /** Whether it is part of a request's body. */
    boolean isInBody() {
        return line == IN_BODY;
    }

    static FieldError error(Place unit, int number, int line, String column, String code, String sentence) {
        return FieldError.line(line, code, "%s %d, key '%s': %s".formatted(unit.word(), number,
                Messages.shortened(column), sentence));
    }
}
