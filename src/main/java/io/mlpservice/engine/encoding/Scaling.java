package io.mlpservice.engine.encoding;

import io.mlpservice.engine.hyperparameter.Choice;

import java.util.Arrays;

/** How a numeric column is scaled for the network. */
public enum Scaling implements Choice {
    /** No scaling, even of a constant column. */
    NONE("x"),
    /** The smallest training value becomes 0, the largest 1. */
    MIN_MAX_0_1("(x − min)/(max − min)"),
    /** The smallest training value becomes −1, the largest 1. */
    MIN_MAX_MINUS1_1("2(x − min)/(max − min) − 1"),
    /** The training values get mean 0 and (population) standard deviation 1. */
    STANDARD("(x − mean)/standard deviation");

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
            case NONE -> ColumnScale.IDENTITY;
            case MIN_MAX_0_1 -> minMax(values, 0);
            case MIN_MAX_MINUS1_1 -> minMax(values, -1);
            case STANDARD -> standard(values);
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

    private static ColumnScale minMax(double[] values, double lowest) {
        var minimum = Arrays.stream(values).min().orElseThrow();
        return spread(minimum, (Arrays.stream(values).max().orElseThrow() - minimum) / (1 - lowest), lowest);
    }

    private static ColumnScale spread(double center, double width, double base) {
        if (Double.isInfinite(width)) {
            throw new IllegalArgumentException("the range of the values exceeds that of a double");
        }
        return new ColumnScale(center, width, base);
    }

    /** Divides values and deviations by the largest of them first, so that no sum or square overflows. */
    private static ColumnScale standard(double[] values) {
        var largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
        var mean = Arrays.stream(values).map(value -> value / largest).average().orElseThrow() * largest;
        var widest = Arrays.stream(values).map(value -> Math.abs(value - mean)).max().orElseThrow();
        var variance = Arrays.stream(values).map(value -> (value - mean) / widest).map(share -> share * share).average()
                .orElseThrow();
        return spread(mean, Math.sqrt(variance) * widest, 0);
    }
}
