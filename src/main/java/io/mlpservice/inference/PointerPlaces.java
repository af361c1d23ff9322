package io.mlpservice.inference;

import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.prediction.row.RowPlaces;
import tools.jackson.core.JsonPointer;

import java.util.function.IntFunction;

/**
 * Rows in a JSON body.
 *
 * @param all points to all of them
 * @param rows points to a row, or names it where it is spread over columns
 * @param cells points to a cell
 */
public record PointerPlaces(String all, IntFunction<String> rows, CellPointer cells) implements RowPlaces {
    /** Points to cells. */
    @FunctionalInterface
    public interface CellPointer {
        /** The pointer to a cell: the row and the feature, both counted from 0. */
        String of(int row, int feature);
    }

    /** Rows that are spread over columns. */
    public static PointerPlaces columns(String all, CellPointer cells) {
        return new PointerPlaces(all, "row %d"::formatted, cells);
    }

    /** A pointer to a member of an object. */
    public static String member(String object, String name) {
        return object + JsonPointer.empty().appendProperty(name);
    }

    @Override
    public FieldError all(String code, String detail) {
        return FieldError.at(all, code, detail);
    }

    @Override
    public FieldError row(int row, String code, String detail) {
        return FieldError.at(rows.apply(row), code, detail);
    }

    @Override
    public FieldError cell(int row, int feature, String code, String detail) {
        return FieldError.at(cells.of(row, feature), code, detail);
    }
}
