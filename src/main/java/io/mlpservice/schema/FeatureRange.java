package io.mlpservice.schema;

import io.mlpservice.engine.feature.BooleanEncoder;
import io.mlpservice.engine.feature.CategoryEncoder;
import io.mlpservice.engine.feature.DateEncoder;
import io.mlpservice.engine.feature.Encoder;
import io.mlpservice.engine.feature.HashEncoder;
import io.mlpservice.engine.feature.NumberEncoder;
import io.mlpservice.engine.feature.OrdinalEncoder;
import io.mlpservice.platform.CellValue;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The range of a feature in the training rows.
 *
 * @param min the least value: a number, or a date as ISO text
 * @param max the largest one
 */
@Schema(description = "The range of a feature in the training rows: numbers, or dates as ISO text.")
public record FeatureRange(@Schema(example = "1.0") CellValue min, @Schema(example = "6.9") CellValue max) {

    /** The range that an encoder has learned; null if it has none. */
    public static @Nullable FeatureRange of(Encoder encoder) {
        return switch (encoder) {
            case NumberEncoder(var _, var _, var least, var largest) when !Double.isNaN(least) ->
                new FeatureRange(new CellValue.Numeric(least), new CellValue.Numeric(largest));
            case DateEncoder date when !Double.isNaN(date.earliest()) ->
                new FeatureRange(new CellValue.Text(DateEncoder.text(date.earliest())),
                        new CellValue.Text(DateEncoder.text(date.latest())));
            case NumberEncoder _,DateEncoder _,BooleanEncoder _,CategoryEncoder _,OrdinalEncoder _,HashEncoder _ ->
                null;
        };
    }
}
