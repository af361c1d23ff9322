package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.matrix.Matrix;

/** Shortens vectors that are too long. */
final class Length {
    private Length() {}

    /** Scales consecutive numbers so that their Euclidean length is at most the limit. */
    static void limit(Matrix numbers, int from, int to, double limit) {
        var length = numbers.norm(from, to);
        if (length > limit) {
            var factor = limit / length;
            for (var index = from; index < to; index++) {
                numbers.set(index, numbers.get(index) * factor);
            }
        }
    }
}
