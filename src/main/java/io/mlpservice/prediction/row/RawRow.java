package io.mlpservice.prediction.row;

import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.problem.FieldError;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A row of a table to predict.
 *
 * @param number counted from 0
 * @param cells one for each feature, in the order of the model's schema, null where empty; meaningless if there are
 *     errors
 * @param places locates the cells, in row 0
 * @param warnings what this row is the first to show of the table as a whole, as sentences
 * @param errors why the row cannot be read
 * @param marks in numbers that are text; null for those of the model's data set
 */
public record RawRow(long number, List<@Nullable CellValue> cells, RowPlaces places, List<String> warnings,
        List<FieldError> errors, @Nullable NumberMarks marks) {
    /** A row with the marks of the model's data set. */
    public RawRow(long number, List<@Nullable CellValue> cells, RowPlaces places, List<String> warnings,
            List<FieldError> errors) {
        this(number, cells, places, warnings, errors, null);
    }

    /** The same without its cells, which are not kept once they are read. */
    public RawRow withoutCells() {
        return new RawRow(number, List.of(), places, warnings, errors, marks);
    }
}
