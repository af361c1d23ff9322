package io.mlpservice.prediction.row;

import io.mlpservice.platform.problem.FieldError;
import tools.jackson.core.JsonPointer;

import java.util.List;

/**
 * Rows in a JSON body.
 *
 * @param rows points to the list of rows
 * @param names under which a row has its cells, in the order of the features; none where it has them in that order
 */
public record JsonPlaces(JsonPointer rows, List<String> names) implements RowPlaces {
    private static final JsonPointer INSTANCES = JsonPointer.valueOf("/instances");
    private static final JsonPointer ROWS = JsonPointer.valueOf("/rows");

    /** Rows as objects, under {@code /instances}. */
    public static JsonPlaces objects(List<String> features) {
        return new JsonPlaces(INSTANCES, features);
    }

    /** Rows as arrays, under {@code /rows}. */
    public static JsonPlaces arrays() {
        return new JsonPlaces(ROWS, List.of());
    }

    @Override
    public FieldError all(String code, String detail) {
        return FieldError.at(rows.toString(), code, detail);
    }

    @Override
    public FieldError row(int row, String code, String detail) {
        return FieldError.at(pointer(row).toString(), code, detail);
    }

    @Override
    public FieldError cell(int row, int feature, String code, String detail) {
        var pointer = names.isEmpty()
                ? pointer(row).appendIndex(feature)
                : pointer(row).appendProperty(names.get(feature));
        return FieldError.at(pointer.toString(), code, detail);
    }

    /** Points to a row. */
    JsonPointer pointer(int row) {
        return rows.appendIndex(row);
    }
}
