package io.mlpservice.surface;

import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.platform.CellValue;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A side of a surface.
 *
 * @param feature the column
 * @param values numbers, dates as text, booleans or categories
 */
@Schema(description = "A side of a surface.")
public record SurfaceAxis(@Schema(example = "petal_length") String feature,
        @Schema(description = "Ascending numbers, dates as ISO text, booleans or categories.", example = "[0.705, 7.195]") List<CellValue> values) {

    static SurfaceAxis of(TrainedModel model, Axis axis) {
        return new SurfaceAxis(model.features().names().get(axis.feature()), axis.cells());
    }

    static @Nullable SurfaceAxis ofNullable(TrainedModel model, @Nullable Axis axis) {
        return axis == null ? null : of(model, axis);
    }
}
