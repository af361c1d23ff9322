package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.matrix.Indicators;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.MixedMatrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;

/** Rows with three numbers among two groups of indicators, of 40 and 260 columns. */
final class IndicatorSamples {
    static final int INPUTS = 303;
    private static final int[] NUMBERS = {0, 41, 302};
    private static final int[] FIRST = {1, 42};
    private static final int[] COUNT = {40, 260};
    private static final int ONE_IN_NONE = 9;

    private IndicatorSamples() {}

    /** Rows whose classes depend on their inputs. Some rows have no 1 in a group. */
    static Samples of(Precision precision, int rows, int classes, long seed) {
        var draw = RandomStream.of(seed, Purpose.SPLIT, 5);
        var inputs = MixedMatrix.zeros(precision, rows, NUMBERS, COUNT.length, INPUTS);
        var targets = Matrix.zeros(precision, rows, classes);
        for (var row = 0; row < rows; row++) {
            var sum = 0;
            for (var number = 0; number < NUMBERS.length; number++) {
                inputs.numbers().set(row, number, draw.normal(10L * row + number));
            }
            for (var group = 0; group < COUNT.length; group++) {
                var drawn = (int) ((draw.uniform(10L * row + group, 0.5) + 0.5) * COUNT[group]);
                var none = (row + group) % ONE_IN_NONE == 0;
                inputs.indicators().set(row, group, none ? Indicators.NONE : FIRST[group] + drawn);
                sum += drawn;
            }
            targets.set(row, sum % classes, 1);
        }
        return new Samples(inputs, targets);
    }

    /** The same with all inputs as numbers. */
    static Samples dense(Samples mixed) {
        return new Samples(mixed.inputs().copyTo(Matrix.zeros(mixed.inputs().precision(), mixed.rows(), INPUTS)),
                mixed.targets(), mixed.weights());
    }

}
