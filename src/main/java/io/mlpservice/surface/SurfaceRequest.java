package io.mlpservice.surface;

import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.problem.FieldErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** Where to compute what a model answers; null is absent. */
@Schema(description = "Where to compute what a model answers.", example = "{\"x\": \"petal_length\", \"y\": \"petal_width\", \"resolution\": 50}")
public record SurfaceRequest(
        @Schema(description = "The feature from left to right; by default the one that changes the answer most at `at`, numbers and dates first. "
                + SurfaceRequest.AXES, nullable = true, example = "petal_length") @Nullable String x,
        @Schema(description = "The feature from bottom to top; by default the one that changes the answer most after `x`. A model of one feature has none.", nullable = true, example = "petal_width") @Nullable String y,
        @Schema(description = "How many values an axis of numbers or dates has.", minimum = "2", maximum = "200", defaultValue = "50", example = "50") @Nullable Integer resolution,
        @Schema(description = "A row that gives the other features, read as in a prediction: what is missing is filled as the model fills gaps. Absent, a typical row: each feature has the `example` of the model's schema.", nullable = true) @Nullable Map<String, @Nullable CellValue> at,
        @Schema(description = SurfaceRequest.RANGE, nullable = true, example = "[1.0, 6.9]") @Nullable List<@Nullable CellValue> xRange,
        @Schema(description = SurfaceRequest.RANGE, nullable = true) @Nullable List<@Nullable CellValue> yRange,
        @Schema(description = "Whether to show what hidden units answer, too: at most 256, the strongest of each layer.", defaultValue = "false", example = "false") @Nullable Boolean units,
        @Schema(description = "The resolution of the units' pictures.", minimum = "2", maximum = "100", defaultValue = "20", example = "20") @Nullable Integer unitResolution,
        @Schema(description = "The target to show, of a model of several. By default a classification shows the first, a regression its first 30.", nullable = true) @Nullable String target) {

    static final String AXES = "A feature of categories has a value for each category with an input of its own; one whose categories are hashed can be no axis.";
    static final String RANGE = "The first and the last value: two numbers, or two dates as text. By default the range of the training rows, widened by a twentieth at both ends.";

    /** The most values of an axis. */
    static final int MOST_VALUES = 200;
    /** The most values of an axis in the pictures of units. */
    static final int MOST_UNIT_VALUES = 100;

    private static final int DEFAULT_RESOLUTION = 50;
    private static final int DEFAULT_UNIT_RESOLUTION = 20;

    /** Collects what is wrong with the numbers. */
    void check(FieldErrors errors) {
        check("resolution", resolutionOrDefault(), MOST_VALUES, errors);
        check("unit_resolution", unitResolutionOrDefault(), MOST_UNIT_VALUES, errors);
    }

    private static void check(String name, int resolution, int most, FieldErrors errors) {
        if (resolution < 2 || resolution > most) {
            errors.add("/" + name, "out_of_range",
                    "'%s' is %d; it must be from 2 to %d.".formatted(name, resolution, most));
        }
    }

    int resolutionOrDefault() {
        return resolution == null ? DEFAULT_RESOLUTION : resolution;
    }

    int unitResolutionOrDefault() {
        return unitResolution == null ? DEFAULT_UNIT_RESOLUTION : unitResolution;
    }

    boolean showsUnits() {
        return Boolean.TRUE.equals(units);
    }
}
