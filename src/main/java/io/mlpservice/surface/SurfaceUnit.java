package io.mlpservice.surface;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What a hidden unit hands to the layer above it.
 *
 * @param layer counts from 1, the first hidden layer
 * @param unit counts from 0
 * @param strength its share of its layer's influence on the outputs
 * @param values one for each cell
 */
@SuppressWarnings("ArrayRecordComponent")
@Schema(description = "What a hidden unit hands to the layer above it.")
public record SurfaceUnit(@Schema(description = "Counts from 1, the first hidden layer.", example = "1") int layer,
        @Schema(description = "Counts from 0, as the rows of the layer's `weights` do.", example = "0") int unit,
        @Schema(description = "Its share of its layer's influence on the outputs, by the absolute weights between it and them.", example = "0.31") double strength,
        @Schema(description = "One for each cell of `unit_values`, from left to right, then upward.", example = "[0.0, 1.2]") double[] values) {

    static SurfaceUnit of(HiddenUnit unit, double[] values) {
        return new SurfaceUnit(unit.layer() + 1, unit.unit(), Rounding.significant(unit.strength()), values);
    }
}
