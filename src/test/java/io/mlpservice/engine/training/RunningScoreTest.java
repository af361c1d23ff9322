package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.OptionalDouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Scores that are added up batch by batch. */
class RunningScoreTest {
    private static OptionalDouble score(Score score, double[][] outputs, double[][] targets) {
        var samples = samples(Precision.FLOAT64, targets);
        var running = RunningScore.of(score, samples);
        running.add(Matrix.of(Precision.FLOAT64, outputs), samples);
        return running.value();
    }

    private static Samples samples(Precision precision, double[][] targets) {
        return new Samples(Matrix.zeros(precision, targets.length, 1), Matrix.of(precision, targets));
    }

    /** The outputs of the second row are equal, so that the first of them counts. */
    @Test
    void areAccuracyAndRSquared() {
        var targets = new double[][]{{0, 1}, {1, 0}};
        var outputs = new double[][]{{0.4, 0.6}, {0.5, 0.5}};
        assertThat(score(Score.ACCURACY, outputs, targets)).hasValue(1);
        assertThat(score(Score.ACCURACY, outputs, new double[][]{{0, 1}, {0, 1}})).hasValue(0.5);
        assertThat(score(Score.SUBSET_ACCURACY, outputs, targets)).hasValue(0.5);
        assertThat(score(Score.R2, new double[][]{{1}, {2}, {2}}, new double[][]{{1}, {2}, {3}}).orElseThrow())
                .isCloseTo(0.5, within(1e-12));
        assertThat(score(Score.R2, new double[][]{{1, 0}, {3, 0}}, new double[][]{{1, -1}, {3, 1}})).hasValue(0.5);
    }

    @Test
    void compareASingleOutputWithOneHalf() {
        assertThat(score(Score.ACCURACY, new double[][]{{0.5}, {0.51}, {0.2}, {0.9}},
                new double[][]{{0}, {1}, {1}, {0}})).hasValue(0.5);
    }

    /** Few different numbers, so that many outputs are equal. */
    @ParameterizedTest
    @EnumSource
    void findTheFirstOfTheLargestOutputs(Precision precision) {
        var rows = 5000;
        var classes = 4;
        var stream = RandomStream.of(0, Purpose.SPLIT, 0);
        var outputs = Matrix.zeros(precision, rows, classes);
        var targets = new double[rows][classes];
        var right = 0;
        for (var row = 0; row < rows; row++) {
            targets[row][row % classes] = 1;
            for (var column = 0; column < classes; column++) {
                outputs.set(row, column, Math.rint(2 * stream.normal(row * classes + column)) / 10);
            }
            right += outputs.indexOfLargest(row) == row % classes ? 1 : 0;
        }
        var samples = samples(precision, targets);
        var running = RunningScore.of(Score.ACCURACY, samples);
        for (var from = 0; from < rows; from += 1000) {
            running.add(outputs.view(from * classes, 1000, classes), samples.part(from, 1000));
        }
        assertThat(running.value()).hasValue((double) right / rows);
    }

    @Test
    void goOnFromWhatTheyRemember() {
        var samples = samples(Precision.FLOAT32, new double[][]{{0, 1}, {1, 3}});
        var outputs = Matrix.of(Precision.FLOAT32, new double[][]{{0.5, 1}, {0, 2.5}});
        var first = RunningScore.of(Score.R2, samples);
        first.add(outputs.view(0, 1, 2), samples.part(0, 1));
        var second = RunningScore.of(Score.R2, samples);
        second.resume(first.memory());
        second.add(outputs.view(2, 1, 2), samples.part(1, 1));
        assertThat(second.value().orElseThrow()).isCloseTo((1 - 1.25 / 0.5 + 1 - 0.25 / 2) / 2, within(1e-12));
    }

    @Test
    void areUndefinedAfterAGapUntilTheyStartAgain() {
        var samples = samples(Precision.FLOAT32, new double[][]{{0, 1}});
        var running = RunningScore.of(Score.ACCURACY, samples);
        running.resume(List.of());
        running.add(samples.targets(), samples);
        assertThat(running.value()).isEmpty();
        running.start();
        running.add(samples.targets(), samples);
        assertThat(running.value()).hasValue(1);
    }
}
