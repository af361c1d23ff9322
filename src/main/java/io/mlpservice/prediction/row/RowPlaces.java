package io.mlpservice.prediction.row;

import io.mlpservice.platform.problem.FieldError;

/** Locates errors in the client's request. */
public interface RowPlaces {
    /** An error of all rows together. */
    FieldError all(String code, String detail);

    /** An error of a row, counted from 0. */
    FieldError row(int row, String code, String detail);

    /** An error of a cell: the row and the feature, both counted from 0. */
    FieldError cell(int row, int feature, String code, String detail);
}
