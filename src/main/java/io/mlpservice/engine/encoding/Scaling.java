package io.mlpservice.engine.encoding;

import io.mlpservice.engine.hyperparameter.Choice;

import java.util.Arrays;

/** How a numeric column is scaled before it meets the network. */
public enum Scaling implements Choice {
    /** Values as they are, those of a constant column too. */
    NONE("x"),
    /** The smallest training value becomes 0, the largest 1. */
    MIN_MAX_0_1("(x − min)/(max − min)"),
    /** The smallest training value becomes −1, the largest 1. */
    MIN_MAX_MINUS1_1("2(x − min)/(max − min) − 1"),
    /** Training values get mean 0 and standard deviation 1 (of the population). */
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
     * Learns the scale of a column from its training values. A constant column scales to 0, whatever its values are later;
     * {@link #NONE} leaves it as it is.
     *
     * @param values at least one, all finite
     * @throws IllegalArgumentException if they span more than a double holds
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
     * Whether values differ by no more than n rounding errors of their magnitude, which is what the rounding of a sum of n
     * of them may come to.
     *
     * @param values at least one, all finite
     */
    public static boolean isConstant(double[] values) {
        return isConstant(Arrays.stream(values).min().orElseThrow(), Arrays.stream(values).max().orElseThrow(),
                values.length);
    }

    /** The same, of the smallest and the largest of some values. */
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
            throw new IllegalArgumentException("the values span more than a double holds");
        }
        return new ColumnScale(center, width, base);
    }

    /** Values and deviations are divided by the largest of them first, so that no sum or square leaves the range. */
    private static ColumnScale standard(double[] values) {
        var largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
        var mean = Arrays.stream(values).map(value -> value / largest).average().orElseThrow() * largest;
        var widest = Arrays.stream(values).map(value -> Math.abs(value - mean)).max().orElseThrow();
        var variance = Arrays.stream(values).map(value -> (value - mean) / widest).map(share -> share * share).average()
                .orElseThrow();
        return spread(mean, Math.sqrt(variance) * widest, 0);
    }
}
