package io.mlpservice.prediction.row;

import io.mlpservice.column.Cells;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.engine.data.NumberSigns;
import io.mlpservice.engine.feature.Encoder;
import io.mlpservice.engine.feature.Encoder.Oddity;
import io.mlpservice.engine.feature.FeatureCodec;
import io.mlpservice.engine.feature.HashEncoder;
import io.mlpservice.platform.CellValue;
import org.jspecify.annotations.Nullable;

/**
 * Cells that are written as text, as a model's features take them: numbers by their value, however they are written.
 *
 * @param marks those in numbers
 */
public record TextCells(FeatureCodec features, NumberMarks marks) {
    /**
     * A cell of a feature; null where it is empty.
     *
     * @param feature counted from 0
     */
    public @Nullable CellValue cell(String text, int feature) {
        if (text.isEmpty()) {
            return null;
        }
        var encoder = features.encoder(feature);
        var marks = marks(text, feature);
        var isNumber = switch (features.features().get(feature).type()) {
            case NUMERIC -> true;
            case BOOLEAN -> Cells.isNumber(text, marks);
            case CATEGORICAL -> encoder instanceof HashEncoder hash
                    ? hash.numbers()
                    : !isCategory(text, encoder) && Cells.isNumber(text, marks);
            case DATE_TIME -> false;
        };
        var number = isNumber ? Cells.number(text, marks) : Double.NaN;
        return Double.isNaN(number) ? new CellValue.Text(text) : new CellValue.Numeric(number);
    }

    /** The marks in a number of a feature; without signs where it has one that is not beside the feature's numbers. */
    NumberMarks marks(String text, int feature) {
        return features.features().get(feature).takes(marks.signs().signOf(text))
                ? marks
                : marks.with(NumberSigns.NONE);
    }

    /** A number is a category by its value, unless the training rows have its text. */
    private static boolean isCategory(String text, Encoder encoder) {
        return encoder.oddity(encoder.code(text).orElse(Double.NaN)) == Oddity.NONE;
    }
}
