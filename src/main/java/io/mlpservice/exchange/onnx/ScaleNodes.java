package io.mlpservice.exchange.onnx;

import io.mlpservice.engine.scaling.ColumnScale;
import io.mlpservice.engine.scaling.ColumnScale.Linear;
import io.mlpservice.engine.scaling.ColumnScale.Logarithmic;
import io.mlpservice.engine.scaling.ColumnScale.NormalScore;
import io.mlpservice.engine.scaling.ColumnScale.SmoothlyClipped;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Scales columns as {@link ColumnScale} does. The columns of one kind are scaled together. */
final class ScaleNodes {
    /** Far beyond, t/√(1 + (t/3)²) is ±3, but t² would overflow. */
    private static final double FAR = 1e100;

    private ScaleNodes() {}

    /**
     * Scales columns.
     *
     * @param scales one a column
     */
    static List<Columns> scaled(Columns columns, List<? extends ColumnScale> scales) {
        var scaled = new ArrayList<Columns>();
        add(scaled, columns, scales, Linear.class, ScaleNodes::linear);
        add(scaled, columns, scales, SmoothlyClipped.class, ScaleNodes::clipped);
        add(scaled, columns, scales, Logarithmic.class, ScaleNodes::logarithmic);
        for (var column = 0; column < scales.size(); column++) {
            if (scales.get(column) instanceof NormalScore(var quantiles)) {
                var one = columns.only(new int[]{column});
                scaled.add(new Columns(NormalScoreNodes.scores(one.values(), quantiles), one.places()));
            }
        }
        return scaled;
    }

    private interface Formula<S> {
        Tensor apply(Tensor values, List<S> scales);
    }

    private static <S extends ColumnScale> void add(List<Columns> scaled, Columns columns,
            List<? extends ColumnScale> scales, Class<S> kind, Formula<S> formula) {
        var chosen = IntStream.range(0, scales.size()).filter(column -> kind.isInstance(scales.get(column))).toArray();
        if (chosen.length > 0) {
            var some = columns.only(chosen);
            scaled.add(new Columns(
                    formula.apply(some.values(), scales.stream().filter(kind::isInstance).map(kind::cast).toList()),
                    some.places()));
        }
    }

    private static Tensor linear(Tensor values, List<Linear> scales) {
        if (scales.stream().allMatch(Linear.IDENTITY::equals)) {
            return values;
        }
        var scaled = values.minus(row(values, scales, Linear::center)).dividedBy(row(values, scales, Linear::width));
        return scales.stream().allMatch(scale -> scale.base() == 0)
                ? scaled
                : scaled.plus(row(values, scales, Linear::base));
    }

    private static Tensor clipped(Tensor values, List<SmoothlyClipped> scales) {
        var t = values.minus(row(values, scales, SmoothlyClipped::center))
                .dividedBy(row(values, scales, SmoothlyClipped::width));
        var third = t.dividedBy(SmoothlyClipped.LIMIT);
        return t.apply("Abs").isMoreThan(FAR).choose(t.apply("Sign").times(SmoothlyClipped.LIMIT),
                t.dividedBy(third.times(third).plus(1).apply("Sqrt")));
    }

    private static Tensor logarithmic(Tensor values, List<Logarithmic> scales) {
        var size = values.apply("Abs").dividedBy(row(values, scales, Logarithmic::unit)).plus(1).apply("Log");
        return linear(values.apply("Sign").times(size), scales.stream().map(Logarithmic::ofLogarithm).toList());
    }

    /**
     * Turns scaled values back into the columns' own unit.
     *
     * @param scaled [rows][columns]
     * @param scales one a column
     */
    static Tensor unscaled(Tensor scaled, List<ColumnScale.Invertible> scales) {
        var linear = scales.stream().map(scale -> switch (scale) {
            case Linear own -> own;
            case Logarithmic(var _, var ofLogarithm) -> ofLogarithm;
        }).toList();
        var values = linear.stream().allMatch(Linear.IDENTITY::equals)
                ? scaled
                : scaled.minus(row(scaled, linear, Linear::base))
                        .times(row(scaled, linear, scale -> scale.isConstant() ? 0 : scale.width()))
                        .plus(row(scaled, linear, Linear::center));
        return linear.equals(scales)
                ? values
                : scaled.graph().concat(IntStream.range(0, scales.size())
                        .mapToObj(column -> scales.get(column) instanceof Logarithmic logarithmic
                                ? exponential(values.columns(column), logarithmic)
                                : values.columns(column))
                        .toList());
    }

    private static Tensor exponential(Tensor logarithm, Logarithmic scale) {
        return logarithm.apply("Sign").times(logarithm.apply("Abs").apply("Exp").minus(1).times(scale.unit()));
    }

    private static <S> Tensor row(Tensor values, List<S> scales, ToDoubleFunction<S> number) {
        return values.graph().row(scales.stream().mapToDouble(number).toArray(), values.element());
    }
}
