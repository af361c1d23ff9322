package io.mlpservice.exchange.onnx.reading;

import io.mlpservice.engine.scaling.ColumnScale.Linear;

/** (x − center)·factor + base. */
record Affine(double center, double factor, double base) {
    static final Affine IDENTITY = new Affine(0, 1, 0);

    /** Checks the numbers. */
    Affine {
        if (!Double.isFinite(center) || !Double.isFinite(factor) || !Double.isFinite(base)) {
            throw new IllegalArgumentException("The numbers of scales must be finite.");
        }
    }

    Affine plus(double number) {
        return factor == 1 && base == 0
                ? new Affine(center - number, factor, base)
                : new Affine(center, factor, base + number);
    }

    Affine times(double number) {
        return new Affine(center, factor * number, base * number);
    }

    Affine dividedBy(double number) {
        return new Affine(center, factor / number, base / number);
    }

    /** The x that gives a result, where the factor is not 0. */
    double inverse(double result) {
        return (result - base) / factor + center;
    }

    /** The part of the result that does not depend on x. */
    double constant() {
        return base - center * factor;
    }

    Linear scale() {
        return factor == 0 ? new Linear(0, Double.POSITIVE_INFINITY, base) : new Linear(center, 1 / factor, base);
    }
}
