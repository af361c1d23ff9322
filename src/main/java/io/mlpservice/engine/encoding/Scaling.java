package io.mlpservice.engine.encoding;

import io.mlpservice.engine.hyperparameter.Choice;

import java.util.Arrays;

/** How a numeric column is scaled before it meets the network. */
public enum Scaling implements Choice {
    /** Values as they are. */
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
     * Learns the scale of a column from its training values; a constant column scales to 0.
     *
     * @param values at least one, all finite
     */
    public ColumnScale fit(double[] values) {
        if (this != NONE && isConstant(values)) {
            return new ColumnScale(values[0], 1, 0);
        }
        return switch (this) {
            case NONE -> ColumnScale.IDENTITY;
            case MIN_MAX_0_1 -> minMax(values, 0);
            case MIN_MAX_MINUS1_1 -> minMax(values, -1);
            case STANDARD -> standard(values);
        };
    }

    private static ColumnScale minMax(double[] values, double lowest) {
        var minimum = Arrays.stream(values).min().orElseThrow();
        return new ColumnScale(minimum, (Arrays.stream(values).max().orElseThrow() - minimum) / (1 - lowest), lowest);
    }

    /** Values and deviations are divided by the largest of them first, so that no sum or square leaves the range. */
    private static ColumnScale standard(double[] values) {
        var largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
        var mean = Arrays.stream(values).map(value -> value / largest).average().orElseThrow() * largest;
        var widest = Arrays.stream(values).map(value -> Math.abs(value - mean)).max().orElseThrow();
        var variance = Arrays.stream(values).map(value -> (value - mean) / widest).map(share -> share * share).average()
                .orElseThrow();
        return new ColumnScale(mean, Math.sqrt(variance) * widest, 0);
    }

    /** Told by the values themselves, since rounding may leave them a variance. */
    private static boolean isConstant(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }
}
