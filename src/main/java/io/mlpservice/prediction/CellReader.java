package io.mlpservice.prediction;

import io.mlpservice.engine.feature.Encoder;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.FeatureCodec;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.FieldError;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.Messages;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Reads cells as a model's features and collects everything that is wrong with them. */
final class CellReader {
    private final List<Feature> features;
    private final List<Encoder> encoders;
    private final FieldErrors errors;

    CellReader(FeatureCodec codec, FieldErrors errors) {
        this.features = codec.features();
        this.encoders = codec.encoders();
        this.errors = errors;
    }

    /** Locates an error within the cells of a row. */
    interface CellPlace {
        FieldError at(int feature, String code, String detail);
    }

    /** The codes of the rows, [rows][features]; meaningless if there are errors. */
    double[][] codes(FeatureRows.Cells rows) {
        var places = rows.places();
        var codes = new double[rows.size()][];
        for (var index = 0; index < codes.length && !errors.isFull(); index++) {
            var row = index;
            var cells = rows.cells().get(row);
            if (cells.size() == features.size()) {
                codes[row] = row(cells, (feature, code, detail) -> places.cell(row, feature, code, detail));
            } else {
                errors.add(places.row(row, "wrong_length", "The row has %d values; it needs %d, in this order: %s."
                        .formatted(cells.size(), features.size(), Messages.shortened(
                                features.stream().map(Feature::name).collect(Collectors.joining(", "))))));
            }
        }
        return codes;
    }

    /** The codes of a row; {@code NaN} for gaps. */
    double[] row(List<@Nullable CellValue> cells, CellPlace place) {
        var codes = new double[cells.size()];
        for (var index = 0; index < codes.length; index++) {
            var cell = cells.get(index);
            var code = cell == null ? OptionalDouble.of(Double.NaN) : code(encoders.get(index), cell);
            var missing = code.isPresent() && Double.isNaN(code.getAsDouble()) && !encoders.get(index).fillsGaps();
            if ((code.isEmpty() || missing) && !errors.isFull()) {
                errors.add(refuse(index, missing ? null : cell, place));
            }
            codes[index] = code.orElse(Double.NaN);
        }
        return codes;
    }

    private static OptionalDouble code(Encoder encoder, CellValue cell) {
        return switch (cell) {
            case CellValue.Numeric(var value, var digits) when digits == null -> encoder.code(value);
            case CellValue.Numeric _,CellValue.Truth _ -> encoder.code(cell.text());
            case CellValue.Text _ -> {
                var text = cell.text().strip();
                yield text.isEmpty() ? OptionalDouble.of(Double.NaN) : encoder.code(text);
            }
        };
    }

    private FieldError refuse(int feature, @Nullable CellValue cell, CellPlace place) {
        var name = Messages.shortened(features.get(feature).name());
        if (cell == null) {
            return place.at(feature, "missing_feature", "'%s' is missing; the model needs a value for it."
                    .formatted(name));
        }
        var text = Messages.shortened(cell.text());
        return switch (features.get(feature).type()) {
            case NUMERIC ->
                place.at(feature, "not_numeric", "'%s' must be a number, not \"%s\".".formatted(name, text));
            case BOOLEAN -> place.at(feature, "not_boolean",
                    "'%s' must be true or false, or a word such as yes or no, not \"%s\".".formatted(name, text));
            case DATE_TIME -> place.at(feature, "not_a_date",
                    "'%s' must be a date such as \"2026-01-31\", not \"%s\".".formatted(name, text));
            case CATEGORICAL -> throw new IllegalStateException("every text is a category");
        };
    }
}
