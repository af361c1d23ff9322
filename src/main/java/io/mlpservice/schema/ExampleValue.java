package io.mlpservice.schema;

import io.mlpservice.engine.feature.BooleanEncoder;
import io.mlpservice.engine.feature.CategoryEncoder;
import io.mlpservice.engine.feature.DateEncoder;
import io.mlpservice.engine.feature.Encoder;
import io.mlpservice.engine.feature.HashEncoder;
import io.mlpservice.engine.feature.NumberEncoder;
import io.mlpservice.engine.feature.OrdinalEncoder;
import io.mlpservice.platform.CellValue;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/** A value that a feature takes without a warning, always the same one. */
final class ExampleValue {
    private static final double SECONDS_OF_DAY = 86_400;

    private ExampleValue() {}

    /** The example; null if the training rows had no value. */
    static @Nullable CellValue of(Encoder encoder) {
        return switch (encoder) {
            case NumberEncoder number -> new CellValue.Numeric(ofNumber(number));
            case BooleanEncoder(var _, var trueShare) -> new CellValue.Truth(trueShare >= 0.5);
            case CategoryEncoder category -> ofCategory(category);
            case OrdinalEncoder ordinal -> ofCategory(ordinal.categories(), (int) ofNumber(ordinal.places()));
            case HashEncoder _ -> new CellValue.Text("any text");
            case DateEncoder date -> Double.isNaN(date.earliest()) ? null : ofDate(date);
        };
    }

    /** What stands in for missing values, or else the center. */
    private static double ofNumber(NumberEncoder encoder) {
        var middle = Double.isNaN(encoder.gaps().fill()) ? encoder.scale().center() : encoder.gaps().fill();
        return Double.isNaN(encoder.least()) ? middle : Math.clamp(middle, encoder.least(), encoder.largest());
    }

    private static @Nullable CellValue ofCategory(CategoryEncoder encoder) {
        return ofCategory(Stream.concat(encoder.categories().stream(), encoder.rare().stream()).toList(),
                encoder.mostFrequent() < 0 ? encoder.categories().size() : encoder.mostFrequent());
    }

    private static @Nullable CellValue ofCategory(List<String> categories, int place) {
        return categories.isEmpty() ? null : new CellValue.Text(categories.get(Math.min(place, categories.size() - 1)));
    }

    /** The day in the middle. */
    private static CellValue ofDate(DateEncoder encoder) {
        var fill = encoder.gaps().fill();
        var middle = Double.isNaN(fill) ? encoder.earliest() / 2 + encoder.latest() / 2 : fill;
        return new CellValue.Text(DateEncoder.text(
                Math.max(encoder.earliest(), Math.floor(middle / SECONDS_OF_DAY) * SECONDS_OF_DAY)));
    }
}
