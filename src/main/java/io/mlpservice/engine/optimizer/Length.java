package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.matrix.Matrix;

/** Shortens vectors that are too long. */
final class Length {
    private Length() {}

    /** Scales consecutive numbers so that their Euclidean length is at most the limit. */
    static void limit(Matrix numbers, int from, int to, double limit) {
        var squares = 0.0;
        for (var index = from; index < to; index++) {
            squares += numbers.get(index) * numbers.get(index);
        }
        var length = Math.sqrt(squares);
        if (length > limit) {
            var factor = limit / length;
            for (var index = from; index < to; index++) {
                numbers.set(index, numbers.get(index) * factor);
            }
        }
    }
}
