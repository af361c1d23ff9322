package io.mlpservice.engine.scaling;

import java.util.Arrays;

/** The scale of a column, as fitted to its training values. */
public sealed interface ColumnScale {
    /** Scales a value in the column's own unit. */
    double scale(double value);

    /** The value that is scaled to 0, or to the base of a linear scale. */
    double center();

    /** The distance that is scaled to 1 near the center, not 0; infinite for a constant column. */
    double width();

    /** Whether all values are scaled to the same number. */
    default boolean isConstant() {
        return Double.isInfinite(width());
    }

    /** The scale of a constant column: scales every value to 0 and unscales every number to the constant. */
    static Invertible constant(double value) {
        return new Linear(value, Double.POSITIVE_INFINITY, 0);
    }

    /** A scale that can be inverted, as targets need. */
    sealed interface Invertible extends ColumnScale {
        /** Converts a scaled value back to the column's own unit. */
        double unscale(double scaled);
    }

    /**
     * scaled = (value − center)/width + base.
     *
     * @param center the value that is scaled to {@code base}; the value of a constant column
     * @param width the distance that is scaled to 1, not 0; infinite for a constant column
     * @param base the scaled center
     */
    record Linear(double center, double width, double base) implements Invertible {
        /** Does not change values. */
        public static final Linear IDENTITY = new Linear(0, 1, 0);

        /** Checks the numbers. */
        public Linear {
            if (!Double.isFinite(center) || Double.isNaN(width) || width == 0) {
                throw new IllegalArgumentException("a scale needs a finite center and a width other than 0");
            }
        }

        @Override
        public double scale(double value) {
            return isConstant() ? base : (value - center) / width + base;
        }

        @Override
        public double unscale(double scaled) {
            return isConstant() ? center : (scaled - base) * width + center;
        }
    }

    /**
     * scaled = t/√(1 + (t/3)²) with t = (value − center)/width, which is about t near 0 and never leaves (−3, 3), so
     * that outliers cannot dominate.
     */
    record SmoothlyClipped(double center, double width) implements ColumnScale {
        /** Scaled values lie within plus and minus this. */
        public static final double LIMIT = 3;

        /** Checks the numbers. */
        public SmoothlyClipped {
            if (!Double.isFinite(center) || !Double.isFinite(width) || width == 0) {
                throw new IllegalArgumentException("a scale needs a finite center and a width other than 0");
            }
        }

        @Override
        public double scale(double value) {
            var t = (value - center) / width;
            return t / StrictMath.hypot(1, t / LIMIT);
        }
    }

    /**
     * The logarithm of a column: sign(x)·ln(1 + |x|/unit), then scaled. It is defined for every number, about linear
     * below the unit and logarithmic above it.
     *
     * @param unit above 0
     * @param ofLogarithm the scale of the logarithms
     */
    record Logarithmic(double unit, Linear ofLogarithm) implements Invertible {
        /** Checks the unit. */
        public Logarithmic {
            if (!Double.isFinite(unit) || unit <= 0) {
                throw new IllegalArgumentException("the unit of a logarithm must be above 0");
            }
        }

        @Override
        public double scale(double value) {
            return ofLogarithm.scale(logarithm(value, unit));
        }

        @Override
        public double unscale(double scaled) {
            var logarithm = ofLogarithm.unscale(scaled);
            return Math.copySign(StrictMath.expm1(Math.abs(logarithm)) * unit, logarithm);
        }

        /** sign(x)·ln(1 + |x|/unit). */
        static double logarithm(double value, double unit) {
            return Math.copySign(StrictMath.log1p(Math.abs(value) / unit), value);
        }

        @Override
        public double center() {
            return Math.copySign(StrictMath.expm1(Math.abs(ofLogarithm.center())) * unit, ofLogarithm.center());
        }

        /** By the slope of the logarithm at the center, 1/(unit + |center|). */
        @Override
        public double width() {
            return ofLogarithm.width() * (unit + Math.abs(center()));
        }
    }

    /**
     * The normal score of a value: Φ⁻¹(share of training values below it). Shares are interpolated between quantiles
     * and limited to [1e-3, 1 − 1e-3], so that scores lie within ±3.09.
     *
     * @param quantiles in ascending order, at equal steps of the share, at least two of them different
     */
    @SuppressWarnings("ArrayRecordComponent")
    record NormalScore(double[] quantiles) implements ColumnScale {
        /** Shares lie between this and 1 minus this. */
        public static final double LEAST_SHARE = 1e-3;
        private static final double SHARE_BELOW_ONE = 0.8413447460685429;

        /** Checks the quantiles. */
        public NormalScore {
            var isAscending = quantiles.length > 1 && quantiles[0] < quantiles[quantiles.length - 1];
            for (var index = 0; index < quantiles.length; index++) {
                isAscending &= Double.isFinite(quantiles[index])
                        && (index == 0 || quantiles[index - 1] <= quantiles[index]);
            }
            if (!isAscending) {
                throw new IllegalArgumentException("quantiles must be finite and ascend");
            }
        }

        @Override
        public double scale(double value) {
            return NormalDistribution.quantile(Math.clamp(share(value), LEAST_SHARE, 1 - LEAST_SHARE));
        }

        /** Equal quantiles stand for a range of shares; their value gets the middle of it. */
        private double share(double value) {
            var steps = quantiles.length - 1;
            var below = place(value, false);
            var upTo = place(value, true);
            if (below < upTo) {
                return (below + upTo - 1) / 2.0 / steps;
            }
            if (below == 0 || below > steps) {
                return below == 0 ? 0 : 1;
            }
            var left = quantiles[below - 1];
            var right = quantiles[below];
            return (below - 1 + (value / 2 - left / 2) / (right / 2 - left / 2)) / steps;
        }

        /** How many quantiles are smaller than a value, or not larger. */
        private int place(double value, boolean orEqual) {
            var from = 0;
            var to = quantiles.length;
            while (from < to) {
                var middle = (from + to) >>> 1;
                if (quantiles[middle] < value || (orEqual && quantiles[middle] == value)) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from;
        }

        @Override
        public double center() {
            return Quantiles.of(quantiles, 0.5);
        }

        /** Half the distance between the values of the scores −1 and 1, or half the range where that is 0. */
        @Override
        public double width() {
            var half = Quantiles.of(quantiles, SHARE_BELOW_ONE) / 2 - Quantiles.of(quantiles, 1 - SHARE_BELOW_ONE) / 2;
            return half > 0 ? half : quantiles[quantiles.length - 1] / 2 - quantiles[0] / 2;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof NormalScore(var others) && Arrays.equals(quantiles, others);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(quantiles);
        }
    }
}
