package io.mlpservice.engine.encoding;

/**
 * The scale of a column: scaled = (value − center)/width + base. It is invertible unless the column is constant.
 *
 * @param center the value that is scaled to {@code base}; the value of a constant column
 * @param width the distance that is scaled to 1, not 0; infinite for a constant column
 * @param base the scaled center
 */
public record ColumnScale(double center, double width, double base) {
    /** Does not change values. */
    public static final ColumnScale IDENTITY = new ColumnScale(0, 1, 0);

    /** Checks the numbers. */
    public ColumnScale {
        if (!Double.isFinite(center) || Double.isNaN(width) || width == 0) {
            throw new IllegalArgumentException(
                    "a scale needs a finite center and a width other than 0");
        }
    }

    /** The scale of a constant column: scales every value to 0 and unscales every number to the constant. */
    public static ColumnScale constant(double value) {
        return new ColumnScale(value, Double.POSITIVE_INFINITY, 0);
    }

    /** Whether all values are scaled to the same number. */
    public boolean isConstant() {
        return Double.isInfinite(width);
    }

    /** Scales a value in the column's own unit. */
    public double scale(double value) {
        return isConstant() ? base : (value - center) / width + base;
    }

    /** Converts a scaled value back to the column's own unit. */
    public double unscale(double scaled) {
        return isConstant() ? center : (scaled - base) * width + center;
    }
}
