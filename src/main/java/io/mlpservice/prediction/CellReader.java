package io.mlpservice.prediction;

import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.FieldError;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.Messages;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Reads cells as a model's features and collects everything that is wrong with them. */
final class CellReader {
    private final List<String> features;
    private final FieldErrors errors;

    CellReader(List<String> features, FieldErrors errors) {
        this.features = features;
        this.errors = errors;
    }

    /** Locates an error within the cells of a row. */
    interface CellPlace {
        FieldError at(int feature, String code, String detail);
    }

    /** The numbers of the rows, [rows][features]; meaningless if there are errors. */
    double[][] numbers(FeatureRows.Cells rows) {
        var places = rows.places();
        var numbers = new double[rows.size()][];
        for (var index = 0; index < numbers.length && !errors.isFull(); index++) {
            var row = index;
            var cells = rows.cells().get(row);
            if (cells.size() == features.size()) {
                numbers[row] = row(cells, (feature, code, detail) -> places.cell(row, feature, code, detail));
            } else {
                errors.add(places.row(row, "wrong_length", "The row has %d values; it needs %d, in this order: %s."
                        .formatted(cells.size(), features.size(), Messages.shortened(String.join(", ", features)))));
            }
        }
        return numbers;
    }

    /** The numbers of a row, {@code NaN} where a cell is empty or not a number. */
    double[] row(List<@Nullable CellValue> cells, CellPlace place) {
        var numbers = new double[cells.size()];
        for (var index = 0; index < numbers.length; index++) {
            var cell = cells.get(index);
            numbers[index] = cell instanceof CellValue.Numeric(var value, var _) ? value : Double.NaN;
            if (!Double.isFinite(numbers[index]) && !errors.isFull()) {
                errors.add(refuse(index, cell, place));
            }
        }
        return numbers;
    }

    private FieldError refuse(int feature, @Nullable CellValue cell, CellPlace place) {
        var name = Messages.shortened(features.get(feature));
        return cell == null
                ? place.at(feature, "missing_feature",
                        "'%s' is missing; the model needs a number for it.".formatted(name))
                : place.at(feature, "not_numeric",
                        "'%s' must be a number, not \"%s\".".formatted(name, Messages.shortened(cell.text())));
    }
}
