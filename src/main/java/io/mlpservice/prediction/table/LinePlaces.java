package io.mlpservice.prediction.table;

import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.prediction.row.RowPlaces;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

import java.util.List;

/**
 * A single row of a body.
 *
 * @param line where it begins, counted from 1
 * @param features under which a row of JSON has its cells; null for other rows
 */
record LinePlaces(int line, @Nullable List<String> features) implements RowPlaces {
    @Override
    public FieldError all(String code, String detail) {
        return FieldError.line(line, code, detail);
    }

    @Override
    public FieldError row(int row, String code, String detail) {
        return all(code, detail);
    }

    @Override
    public FieldError cell(int row, int feature, String code, String detail) {
        return features == null ? all(code, detail) : column(features.get(feature), code, detail);
    }

    /** An error of a column of a row of JSON. */
    FieldError column(String name, String code, String detail) {
        return new FieldError(JsonPointer.empty().appendProperty(name).toString(), null, line, code, detail);
    }
}
