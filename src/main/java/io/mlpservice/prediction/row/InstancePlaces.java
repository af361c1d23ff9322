package io.mlpservice.prediction.row;

import io.mlpservice.platform.problem.FieldError;
import tools.jackson.core.JsonPointer;

import java.util.List;

/**
 * A single row in a JSON body.
 *
 * @param instance points to the row, an object
 * @param features their names, in order
 */
public record InstancePlaces(JsonPointer instance, List<String> features) implements RowPlaces {
    @Override
    public FieldError all(String code, String detail) {
        return FieldError.at(instance.toString(), code, detail);
    }

    @Override
    public FieldError row(int row, String code, String detail) {
        return all(code, detail);
    }

    @Override
    public FieldError cell(int row, int feature, String code, String detail) {
        return FieldError.at(instance.appendProperty(features.get(feature)).toString(), code, detail);
    }
}
