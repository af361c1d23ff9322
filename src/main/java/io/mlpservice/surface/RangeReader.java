package io.mlpservice.surface;

import io.mlpservice.engine.feature.DateEncoder;
import io.mlpservice.engine.feature.Encoder;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.problem.FieldErrors;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Reads the ranges of axes and collects what is wrong with them. */
final class RangeReader {
    private final FieldErrors errors;

    RangeReader(FieldErrors errors) {
        this.errors = errors;
    }

    /**
     * The range; null where the request gives none, or one that is wrong.
     *
     * @param encoder of the feature; null if there is no such axis
     */
    @Nullable
    AxisRange read(String pointer, @Nullable List<@Nullable CellValue> range, @Nullable Encoder encoder) {
        if (range == null) {
            return null;
        }
        if (encoder == null || !Axis.hasRange(encoder)) {
            errors.add(pointer, "not_used", encoder == null
                    ? "The model has no second feature, so the picture has no such axis. Leave the range out."
                    : "The feature has categories, which are all shown. Leave the range out.");
            return null;
        }
        if (range.size() != 2) {
            errors.add(pointer, "wrong_length",
                    "The range has %,d values; it needs two, the first and the last one.".formatted(range.size()));
            return null;
        }
        var least = end(pointer + "/0", range.get(0), encoder);
        var largest = end(pointer + "/1", range.get(1), encoder);
        var read = new AxisRange(least, largest);
        if (least >= largest || Double.isInfinite(read.span())) {
            errors.add(pointer, "out_of_range",
                    "The first value must be less than the last one, and their difference a number that double precision can hold.");
        }
        return Double.isFinite(read.span()) && least < largest ? read : null;
    }

    private double end(String pointer, @Nullable CellValue cell, Encoder encoder) {
        if (encoder instanceof DateEncoder date) {
            var code = cell instanceof CellValue.Text(var text)
                    ? date.code(text.strip()).orElse(Double.NaN)
                    : Double.NaN;
            if (Double.isNaN(code)) {
                errors.add(pointer, "not_a_date", "This must be a date such as \"2026-01-31\".");
            }
            return code;
        }
        if (cell instanceof CellValue.Numeric(var number, var _)) {
            return number;
        }
        errors.add(pointer, "not_numeric", "This must be a number.");
        return Double.NaN;
    }
}
