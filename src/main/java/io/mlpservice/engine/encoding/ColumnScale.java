package io.mlpservice.engine.encoding;

/**
 * A fitted scale: scaled = (value − center)/width + base. It can be undone, unless the column is constant.
 *
 * @param center the value that becomes {@code base}
 * @param width what becomes 1, not 0; infinite for a constant column, of which every value becomes {@code base}
 * @param base what the center becomes
 */
public record ColumnScale(double center, double width, double base) {
    /** Leaves values as they are. */
    public static final ColumnScale IDENTITY = new ColumnScale(0, 1, 0);

    /** Checks the numbers. */
    public ColumnScale {
        if (!Double.isFinite(center) || Double.isNaN(width) || width == 0) {
            throw new IllegalArgumentException(
                    "a column whose values span more than a double can hold cannot be scaled");
        }
    }

    /** Every value becomes 0, and every scaled value the constant. */
    public static ColumnScale constant(double value) {
        return new ColumnScale(value, Double.POSITIVE_INFINITY, 0);
    }

    /** Whether every value becomes the same. */
    public boolean isConstant() {
        return Double.isInfinite(width);
    }

    /** From a value in the column's own unit to a scaled one. */
    public double scale(double value) {
        return isConstant() ? base : (value - center) / width + base;
    }

    /** From a scaled value back to the column's own unit. */
    public double unscale(double scaled) {
        return isConstant() ? center : (scaled - base) * width + center;
    }
}
