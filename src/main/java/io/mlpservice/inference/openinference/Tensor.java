package io.mlpservice.inference.openinference;

import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.platform.CellValue;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * An input of a request.
 *
 * @param pointer where it stands in the request
 * @param shape the size of each dimension; their product is the number of elements
 */
record Tensor(String name, String pointer, Datatype datatype, List<Integer> shape, Elements elements) {
    /** The elements of a tensor, row by row. */
    @FunctionalInterface
    interface Elements {
        /** An element; null if it is a gap. */
        @Nullable
        CellValue get(int index);
    }

    /** The first dimension. */
    int rows() {
        return shape.getFirst();
    }

    /** How many elements a row has. */
    int rowSize() {
        return shape.stream().skip(1).reduce(1, (first, second) -> first * second);
    }

    /** An element as a cell of a feature. */
    @Nullable
    CellValue cell(int index, FeatureType type) {
        return switch (elements.get(index)) {
            case CellValue.Truth(var truth) when type == FeatureType.NUMERIC -> new CellValue.Numeric(truth ? 1 : 0);
            case CellValue.Numeric(var number, var _) when type == FeatureType.CATEGORICAL && datatype.isNarrow() ->
                new CellValue.Numeric(asWritten(number));
            case null -> null;
            case CellValue cell -> cell;
        };
    }

    /** The number that a person would write: a category is compared by its text. */
    private static double asWritten(double number) {
        return Double.parseDouble(Float.toString((float) number));
    }
}
