package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.matrix.Matrix;

/** The Euclidean length of a vector. */
final class Length {
    private Length() {}

    /** Scales a range of numbers so that its Euclidean norm is at most {@code longest}. */
    static void clip(Matrix numbers, int from, int to, double longest) {
        var length = numbers.norm(from, to);
        if (length > longest) {
            var factor = longest / length;
            for (var index = from; index < to; index++) {
                numbers.set(index, numbers.get(index) * factor);
            }
        }
    }
}
