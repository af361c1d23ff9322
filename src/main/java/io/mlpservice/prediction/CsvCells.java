package io.mlpservice.prediction;

import io.mlpservice.column.Cells;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.engine.feature.Encoder;
import io.mlpservice.engine.feature.Encoder.Oddity;
import io.mlpservice.engine.feature.FeatureCodec;
import io.mlpservice.platform.CellValue;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a CSV as a model's features take them.
 *
 * @param marks those in its numbers
 */
public record CsvCells(FeatureCodec features, NumberMarks marks) {
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
        var isNumber = switch (features.features().get(feature).type()) {
            case NUMERIC -> true;
            case CATEGORICAL -> !isCategory(text, encoder) && Cells.isNumber(text, marks);
            case BOOLEAN, DATE_TIME -> false;
        };
        var number = isNumber ? Cells.number(text, marks) : Double.NaN;
        return Double.isNaN(number) ? new CellValue.Text(text) : new CellValue.Numeric(number);
    }

    /** A number is a category by its value, unless the training rows have its text. */
    private static boolean isCategory(String text, Encoder encoder) {
        return encoder.oddity(encoder.code(text).orElse(Double.NaN)) == Oddity.NONE;
    }
}
