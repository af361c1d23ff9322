package io.mlpservice.exchange.pipeline;

import io.mlpservice.engine.scaling.ColumnScale;
import io.mlpservice.engine.scaling.ColumnScale.Invertible;
import io.mlpservice.engine.scaling.ColumnScale.Linear;
import io.mlpservice.engine.scaling.ColumnScale.Logarithmic;
import io.mlpservice.engine.scaling.ColumnScale.NormalScore;
import io.mlpservice.engine.scaling.ColumnScale.SmoothlyClipped;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/**
 * A scale; what its kind does not use is null.
 *
 * @param width null also for a constant column
 */
record ScaleDocument(Kind kind, @Nullable Double center, @Nullable Double width, @Nullable Double base,
        @Nullable Double unit, @Nullable List<Double> quantiles) {
    /** The kinds of scales, see {@link ColumnScale}. */
    enum Kind {
        LINEAR,
        SMOOTHLY_CLIPPED,
        LOGARITHMIC,
        NORMAL_SCORE
    }

    static ScaleDocument of(ColumnScale scale) {
        return switch (scale) {
            case Linear linear -> linear(Kind.LINEAR, linear, null);
            case Logarithmic(var unit, var ofLogarithm) -> linear(Kind.LOGARITHMIC, ofLogarithm, unit);
            case SmoothlyClipped(var center, var width) ->
                new ScaleDocument(Kind.SMOOTHLY_CLIPPED, center, width, null, null, null);
            case NormalScore(var quantiles) -> new ScaleDocument(Kind.NORMAL_SCORE, null, null, null, null,
                    Arrays.stream(quantiles).boxed().toList());
        };
    }

    private static ScaleDocument linear(Kind kind, Linear linear, @Nullable Double unit) {
        return new ScaleDocument(kind, linear.center(), linear.isConstant() ? null : linear.width(), linear.base(),
                unit, null);
    }

    ColumnScale scale() {
        return switch (kind) {
            case LINEAR -> linear();
            case LOGARITHMIC -> new Logarithmic(Given.number(unit, "unit"), linear());
            case SMOOTHLY_CLIPPED -> new SmoothlyClipped(Given.number(center, "center"), Given.number(width, "width"));
            case NORMAL_SCORE -> new NormalScore(
                    Given.value(quantiles, "quantiles").stream().mapToDouble(Double::doubleValue).toArray());
        };
    }

    /** The scale of a target. */
    Invertible invertible() {
        if (scale() instanceof Invertible invertible) {
            return invertible;
        }
        throw new IllegalArgumentException("a target's scale must be linear or logarithmic");
    }

    private Linear linear() {
        return new Linear(Given.number(center, "center"), width == null ? Double.POSITIVE_INFINITY : width,
                Given.number(base, "base"));
    }
}
