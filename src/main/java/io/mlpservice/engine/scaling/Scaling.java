package io.mlpservice.engine.scaling;

import io.mlpservice.engine.hyperparameter.Choice;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How a numeric column is scaled for the network. */
public enum Scaling implements Choice {
    /** No scaling, even of a constant column. */
    NONE("x"),
    /** The smallest training value becomes 0, the largest 1. */
    MIN_MAX_0_1("(x − min)/(max − min)"),
    /** The smallest training value becomes −1, the largest 1. */
    MIN_MAX_MINUS1_1("2(x − min)/(max − min) − 1"),
    /** The training values get mean 0 and (population) standard deviation 1. */
    STANDARD("(x − mean)/standard deviation"),
    /**
     * The training values get median 0 and the distance of their quartiles 1; outliers are smoothly clipped to ±3. The
     * standard deviation stands in where the quartiles are equal.
     */
    ROBUST("t/√(1 + (t/3)²), t = (x − median)/(third quartile − first quartile)"),
    /** The training values become normally distributed. */
    QUANTILE_NORMAL("Φ⁻¹(p), p = share of the training values below x, at least 0.001 and at most 0.999; "
            + "Φ⁻¹ by Acklam's approximation, whose relative error is below 1.2e-9"),
    /** For skew: the logarithms of the training values get mean 0 and (population) standard deviation 1. */
    LOG("(l − mean)/standard deviation, l = sign(x)·ln(1 + |x|/u), u = 5 % quantile of the |x| above 0");

    private static final int MOST_QUANTILES = 1_001;
    private static final double SHARE_OF_UNIT = 0.05;

    private final String formula;

    Scaling(String formula) {
        this.formula = formula;
    }

    @Override
    public String formula() {
        return formula;
    }

    /**
     * Fits a scale to the training values of a column. For a constant column, the scale of every method but
     * {@link #NONE} maps all values to 0, including values that differ from the constant.
     *
     * @param values at least one, all finite
     * @throws IllegalArgumentException if their range exceeds that of a double
     */
    public ColumnScale fit(double[] values) {
        if (this != NONE && isConstant(values)) {
            return ColumnScale.constant(values[0]);
        }
        return switch (this) {
            case NONE -> ColumnScale.Linear.IDENTITY;
            case MIN_MAX_0_1 -> minMax(values, 0);
            case MIN_MAX_MINUS1_1 -> minMax(values, -1);
            case STANDARD -> standard(values);
            case ROBUST -> robust(values);
            case QUANTILE_NORMAL -> normalScore(values);
            case LOG -> logarithmic(values);
        };
    }

    /**
     * Whether a column is constant up to rounding: n values that differ by at most n units in the last place of the
     * largest, because a sum of n values can be off by that much.
     *
     * @param values at least one, all finite
     */
    public static boolean isConstant(double[] values) {
        return isConstant(Arrays.stream(values).min().orElseThrow(), Arrays.stream(values).max().orElseThrow(),
                values.length);
    }

    /** The same for {@code count} values between a minimum and a maximum. */
    public static boolean isConstant(double min, double max, int count) {
        var spread = max - min;
        return Double.isFinite(spread) && spread <= count * Math.ulp(Math.max(Math.abs(min), Math.abs(max)));
    }

    private static ColumnScale robust(double[] values) {
        var sorted = Quantiles.sorted(values);
        var width = Quantiles.of(sorted, 0.75) - Quantiles.of(sorted, 0.25);
        var center = Quantiles.of(sorted, 0.5);
        return new ColumnScale.SmoothlyClipped(center,
                spread(center, width > 0 ? width : standard(values).width(), 0).width());
    }

    private static ColumnScale normalScore(double[] values) {
        var sorted = Quantiles.sorted(values);
        var steps = Math.min(MOST_QUANTILES, values.length) - 1;
        return new ColumnScale.NormalScore(IntStream.rangeClosed(0, steps)
                .mapToDouble(step -> Quantiles.of(sorted, (double) step / steps)).toArray());
    }

    private static ColumnScale logarithmic(double[] values) {
        var sizes = Quantiles.sorted(Arrays.stream(values).map(Math::abs).filter(size -> size > 0).toArray());
        var unit = Quantiles.of(sizes, SHARE_OF_UNIT);
        return new ColumnScale.Logarithmic(unit, standard(
                Arrays.stream(values).map(value -> ColumnScale.Logarithmic.logarithm(value, unit)).toArray()));
    }

    private static ColumnScale.Linear minMax(double[] values, double lowest) {
        var minimum = Arrays.stream(values).min().orElseThrow();
        return spread(minimum, (Arrays.stream(values).max().orElseThrow() - minimum) / (1 - lowest), lowest);
    }

    private static ColumnScale.Linear spread(double center, double width, double base) {
        if (Double.isInfinite(width)) {
            throw new IllegalArgumentException("the range of the values exceeds that of a double");
        }
        return new ColumnScale.Linear(center, width, base);
    }

    /** Divides values and deviations by the largest of them first, so that no sum or square overflows. */
    private static ColumnScale.Linear standard(double[] values) {
        var largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
        var mean = Arrays.stream(values).map(value -> value / largest).average().orElseThrow() * largest;
        var widest = Arrays.stream(values).map(value -> Math.abs(value - mean)).max().orElseThrow();
        var variance = Arrays.stream(values).map(value -> (value - mean) / widest).map(share -> share * share).average()
                .orElseThrow();
        return spread(mean, Math.sqrt(variance) * widest, 0);
    }
}
