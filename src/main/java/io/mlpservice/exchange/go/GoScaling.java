package io.mlpservice.exchange.go;

import io.mlpservice.engine.scaling.ColumnScale.Invertible;
import io.mlpservice.engine.scaling.ColumnScale.Linear;

/** How the Go program scales the columns of a network. A constant column is scaled to the middle of the range. */
public enum GoScaling {
    /** To [0, 1]. */
    MIN_MAX_0_1(0),
    /** To [−1, 1]. */
    MIN_MAX_MINUS1_1(-1);

    private final double lowest;

    GoScaling(double lowest) {
        this.lowest = lowest;
    }

    /** The scale of a column between a minimum and a maximum. */
    Invertible scale(double minimum, double maximum) {
        return minimum == maximum
                ? new Linear(minimum, Double.POSITIVE_INFINITY, (lowest + 1) / 2)
                : new Linear(minimum, (maximum - minimum) / (1 - lowest), lowest);
    }
}
