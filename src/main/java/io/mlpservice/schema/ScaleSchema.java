package io.mlpservice.schema;

import io.mlpservice.engine.scaling.ColumnScale;
import io.mlpservice.engine.scaling.ColumnScale.Linear;
import io.mlpservice.engine.scaling.ColumnScale.Logarithmic;
import io.mlpservice.engine.scaling.ColumnScale.NormalScore;
import io.mlpservice.engine.scaling.ColumnScale.SmoothlyClipped;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The scale of an input or of a target. */
@SuppressWarnings("ArrayRecordComponent")
@Schema(description = "The scale of an input or of a target, as learned from the training rows; null where it has no such number.")
record ScaleSchema(ScaleKind kind,
        @Schema(description = "The scaled number, given x.", example = "(x − center)/width + base") String formula,
        @Schema(description = "What becomes the base, or 0; of `quantile_normal` the median. Of `log` it is a logarithm, like the width.", example = "3.8") @Nullable Double center,
        @Schema(description = "The distance that becomes 1, near the center where the scale is not linear; null for a constant.", example = "1.7") @Nullable Double width,
        @Schema(example = "0.0") @Nullable Double base,
        @Schema(description = "u, from which numbers count by their logarithm.", nullable = true) @Nullable Double unit,
        @Schema(description = "Of the training rows, at equal steps from the share 0 to 1.", nullable = true) double @Nullable [] quantiles) {

    /** How a number is scaled. */
    enum ScaleKind {
        /** Not at all. */
        NONE("x"),
        /** All numbers become the base, since the training rows had one number alone. */
        CONSTANT("base"),
        /** By a center and a width, as {@code standard} and the two {@code min_max} do. */
        LINEAR("(x − center)/width + base"),
        /** With outliers smoothly clipped to ±3. */
        ROBUST("t/√(1 + (t/3)²), t = (x − center)/width"),
        /** By the logarithm. */
        LOG("(l − center)/width + base, l = sign(x)·ln(1 + |x|/unit)"),
        /** To normally distributed numbers. */
        QUANTILE_NORMAL(
                "Φ⁻¹(p), p from 0.001 to 0.999: the share of the quantiles below x, linear between two of them; "
                        + "for quantiles equal to x the middle of their shares. Φ⁻¹ is Acklam's approximation, whose relative error is below 1.2e-9");

        private final String formula;

        ScaleKind(String formula) {
            this.formula = formula;
        }
    }

    static ScaleSchema of(ColumnScale scale) {
        return switch (scale) {
            case Linear linear -> linear(linear.equals(Linear.IDENTITY) ? ScaleKind.NONE : ScaleKind.LINEAR, linear,
                    null);
            case Logarithmic(var unit, var ofLogarithm) -> linear(ScaleKind.LOG, ofLogarithm, unit);
            case SmoothlyClipped(var center, var width) -> of(ScaleKind.ROBUST, center, width, null, null, null);
            case NormalScore(var quantiles) ->
                of(ScaleKind.QUANTILE_NORMAL, scale.center(), scale.width(), null, null, quantiles);
        };
    }

    private static ScaleSchema linear(ScaleKind kind, Linear linear, @Nullable Double unit) {
        return linear.isConstant()
                ? of(ScaleKind.CONSTANT, linear.center(), null, linear.base(), null, null)
                : of(kind, linear.center(), linear.width(), linear.base(), unit, null);
    }

    private static ScaleSchema of(ScaleKind kind, @Nullable Double center, @Nullable Double width,
            @Nullable Double base, @Nullable Double unit, double @Nullable [] quantiles) {
        return new ScaleSchema(kind, kind.formula, center, width, base, unit, quantiles);
    }
}
