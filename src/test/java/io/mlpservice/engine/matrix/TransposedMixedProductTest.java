package io.mlpservice.engine.matrix;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** A block of the product has the same bits as that part of the whole, even where it begins or ends within a row. */
class TransposedMixedProductTest {
    private static final int ROWS = 400;
    private static final int[] PLACES = {0, 7, 250, 399};
    private static final int GROUPS = 3;
    private static final int BATCH = 50;

    private final Random random = new Random(1);

    @ParameterizedTest
    @CsvSource({"FLOAT32, 1", "FLOAT32, 70", "FLOAT32, 128", "FLOAT32, 9000", "FLOAT64, 33", "FLOAT64, 128"})
    void isTheSameInBlocksAsInOne(Precision precision, int columns) {
        var product = new TransposedMixedProduct(precision, ROWS, columns);
        var whole = Matrix.zeros(precision, ROWS, columns);
        for (var batch : new int[]{BATCH, 2 * BATCH, 1}) {
            product.set(inputs(precision, batch), numbers(precision, batch, columns));
            product.sort();
            product.copyTo(whole);
            var blocks = RowBlocks.of(whole.view(0, 1, whole.size()));
            for (var block = 0; block < whole.size() / RowBlocks.LENGTH; block++) {
                assertThat(product.block(block * RowBlocks.LENGTH).toArray())
                        .isDeepEqualTo(blocks.block(block).toArray());
            }
            var last = Matrix.zeros(precision, 1, whole.size() % RowBlocks.LENGTH);
            product.copyTo(last, whole.size() - last.size());
            assertThat(last.toArray()).isDeepEqualTo(blocks.block(whole.size() / RowBlocks.LENGTH).toArray());
            assertThat(whole.norm(0, whole.size())).isPositive();
        }
    }

    private MixedMatrix inputs(Precision precision, int batch) {
        var inputs = MixedMatrix.zeros(precision, batch, PLACES, GROUPS, ROWS);
        inputs.numbers().copyFrom(numbers(precision, batch, PLACES.length));
        for (var row = 0; row < batch; row++) {
            for (var group = 0; group < GROUPS; group++) {
                var first = 8 + group * 80;
                inputs.indicators().set(row, group, row % 5 == group ? Indicators.NONE : first + random.nextInt(80));
            }
        }
        return inputs;
    }

    private Matrix numbers(Precision precision, int rows, int columns) {
        var numbers = Matrix.zeros(precision, rows, columns);
        for (var index = 0; index < numbers.size(); index++) {
            numbers.set(index, random.nextGaussian());
        }
        return numbers;
    }
}
