package io.mlpservice.engine.encoding;

/**
 * A fitted, invertible scale: scaled = (value − center)/width + base.
 *
 * @param center the value that becomes {@code base}
 * @param width what becomes 1, not 0
 * @param base what the center becomes
 */
public record ColumnScale(double center, double width, double base) {
    /** Leaves values as they are. */
    public static final ColumnScale IDENTITY = new ColumnScale(0, 1, 0);

    /** Checks that the scale can be undone. */
    public ColumnScale {
        if (!Double.isFinite(center) || !Double.isFinite(width) || width == 0) {
            throw new IllegalArgumentException(
                    "a column whose values span more than a double can hold cannot be scaled");
        }
    }

    /** From a value in the column's own unit to a scaled one. */
    public double scale(double value) {
        return (value - center) / width + base;
    }

    /** From a scaled value back to the column's own unit. */
    public double unscale(double scaled) {
        return (scaled - base) * width + center;
    }
}
