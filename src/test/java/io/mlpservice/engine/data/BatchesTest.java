package io.mlpservice.engine.data;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** The batches of an epoch contain each row once, with its target and weight. */
class BatchesTest {
    @ParameterizedTest
    @CsvSource({"7, 3, 1, '3 3 1'", "7, 3, 2, '3 4'", "6, 3, 2, '3 3'", "2, 3, 2, '2'", "1, 3, 2, '1'", "3, 2, 2, '3'"})
    void mergesALastBatchThatIsTooSmallIntoTheOneBefore(int rows, int size, int smallest, String sizes) {
        var batches = new Batches(samples(rows), new Batching.MiniBatch(size), smallest);
        var actual = IntStream.range(0, batches.count()).map(batch -> batches.gather(batch).rows()).toArray();
        assertThat(actual).containsExactly(Arrays.stream(sizes.split(" ")).mapToInt(Integer::parseInt).toArray());
        assertThat(batches.size()).isEqualTo(Arrays.stream(actual).max().orElseThrow());
    }

    @Test
    void keepsRowTargetAndWeightTogetherInEveryOrder() {
        var batches = new Batches(samples(11), new Batching.MiniBatch(4), 1);
        batches.shuffle(5, 1);
        var seen = IntStream.range(0, batches.count()).mapToObj(batches::gather).peek(batch -> {
            for (var row = 0; row < batch.rows(); row++) {
                assertThat(batch.targets().get(row, 0)).isEqualTo(-batch.inputs().numbers().get(row, 0));
                assertThat(batch.weights()[row]).isEqualTo(batch.inputs().numbers().get(row, 0) / 2);
            }
        }).flatMapToDouble(batch -> Arrays.stream(batch.inputs().numbers().toArray()).mapToDouble(row -> row[0]))
                .toArray();

        assertThat(seen).isNotEqualTo(IntStream.range(0, 11).asDoubleStream().toArray());
        assertThat(Arrays.stream(seen).sorted().toArray())
                .isEqualTo(IntStream.range(0, 11).asDoubleStream().toArray());
    }

    private static Samples samples(int rows) {
        var inputs = Matrix.zeros(Precision.FLOAT64, rows, 1);
        var targets = Matrix.zeros(Precision.FLOAT64, rows, 1);
        var weights = new double[rows];
        for (var row = 0; row < rows; row++) {
            inputs.set(row, 0, row);
            targets.set(row, 0, -row);
            weights[row] = row / 2.0;
        }
        return new Samples(inputs, targets, weights);
    }
}
