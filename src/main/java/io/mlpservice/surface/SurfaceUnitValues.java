package io.mlpservice.surface;

import io.mlpservice.platform.CellValue;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The values of the axes in the pictures of units.
 *
 * @param x from left to right
 * @param y from bottom to top; null without such an axis
 */
@Schema(description = "The values of the axes in the pictures of units.")
public record SurfaceUnitValues(
        @Schema(description = "From left to right.", example = "[0.705, 7.195]") List<CellValue> x,
        @Schema(description = "From bottom to top; null without such an axis.", nullable = true) @Nullable List<CellValue> y) {

    static SurfaceUnitValues of(Grid grid) {
        return new SurfaceUnitValues(grid.x().cells(), grid.y() == null ? null : grid.y().cells());
    }
}
