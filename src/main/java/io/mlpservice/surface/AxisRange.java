package io.mlpservice.surface;

import io.mlpservice.engine.feature.DateEncoder;
import io.mlpservice.engine.feature.Encoder;
import io.mlpservice.engine.feature.NumberEncoder;
import io.mlpservice.engine.scaling.ColumnScale;
import io.mlpservice.platform.CellValue;

import java.util.ArrayList;
import java.util.List;

/**
 * The range of an axis of numbers or dates.
 *
 * @param least the code of the first value
 * @param largest the code of the last one
 */
record AxisRange(double least, double largest) {
    /** The part of the range of the training rows that is added at both ends. */
    private static final double MARGIN = 0.05;
    /** Where the range of the training rows is not known: the distance from their center, in widths of the scale. */
    private static final double WIDTHS = 3;
    private static final double SECONDS_OF_DAY = 86_400;
    /** An axis of this length has whole days, or seconds, that are clearly apart. */
    private static final double MANY = 2.0 * SurfaceRequest.MOST_VALUES;

    /** The range of the training rows, a little widened. */
    static AxisRange of(NumberEncoder encoder) {
        var range = Double.isNaN(encoder.least())
                ? around(encoder.scale())
                : widened(encoder.least(), encoder.largest(), Math.max(1, MARGIN * Math.abs(encoder.least())));
        var span = range.span();
        return new AxisRange(Rounding.as(span, range.least), Rounding.as(span, range.largest));
    }

    /** The same of dates. */
    static AxisRange of(DateEncoder encoder) {
        var range = Double.isNaN(encoder.earliest())
                ? new AxisRange(0, SECONDS_OF_DAY)
                : widened(encoder.earliest(), encoder.latest(), SECONDS_OF_DAY);
        return new AxisRange(range.roundedTime(range.least), range.roundedTime(range.largest));
    }

    private static AxisRange around(ColumnScale scale) {
        var center = Math.clamp(scale.center(), -Double.MAX_VALUE, Double.MAX_VALUE);
        var wished = scale.isConstant() ? 1 : Math.abs(scale.width()) * WIDTHS;
        var distance = Math.min(wished, Math.min(Double.MAX_VALUE / 2, Double.MAX_VALUE - Math.abs(center)));
        return new AxisRange(center - distance, center + distance);
    }

    private static AxisRange widened(double least, double largest, double marginOfConstant) {
        var margin = largest > least ? MARGIN * largest - MARGIN * least : marginOfConstant;
        var wide = new AxisRange(least - margin, largest + margin);
        return Double.isFinite(wide.span()) ? wide : new AxisRange(least, largest);
    }

    /** The distance of its ends. */
    double span() {
        return largest - least;
    }

    /** The axis of a feature, with this number of values at equal distances. */
    Axis axis(int feature, Encoder encoder, int resolution) {
        var ofDates = encoder instanceof DateEncoder;
        var codes = new double[resolution];
        var cells = new ArrayList<CellValue>(resolution);
        for (var index = 0; index < resolution; index++) {
            codes[index] = code(index, resolution - 1, ofDates);
            cells.add(ofDates
                    ? new CellValue.Text(DateEncoder.text(codes[index]))
                    : new CellValue.Numeric(codes[index]));
        }
        return new Axis(feature, List.copyOf(cells), codes);
    }

    private double code(int index, int last, boolean isDate) {
        if (index == 0 || index == last) {
            return index == 0 ? least : largest;
        }
        var code = least + span() * ((double) index / last);
        return isDate ? roundedTime(code) : Rounding.as(span(), code);
    }

    private double roundedTime(double seconds) {
        if (span() > MANY * SECONDS_OF_DAY) {
            return Math.rint(seconds / SECONDS_OF_DAY) * SECONDS_OF_DAY;
        }
        return span() > MANY ? Math.rint(seconds) : seconds;
    }
}
