package io.mlpservice.scoring.run;

import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.prediction.row.RowPlaces;
import tools.jackson.core.JsonPointer;

import java.util.List;

/** Locates errors of a row of a data set by a pointer to the column. */
record CellPlaces(List<String> features) implements RowPlaces {
    @Override
    public FieldError all(String code, String detail) {
        return FieldError.at("", code, detail);
    }

    @Override
    public FieldError row(int row, String code, String detail) {
        return FieldError.at("", code, detail);
    }

    @Override
    public FieldError cell(int row, int feature, String code, String detail) {
        return FieldError.at(JsonPointer.empty().appendProperty(features.get(feature)).toString(), code, detail);
    }
}
