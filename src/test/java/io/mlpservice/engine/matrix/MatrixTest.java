package io.mlpservice.engine.matrix;

import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** Products agree with the definition, views share elements, and invalid shapes are refused. */
class MatrixTest {
    @ParameterizedTest
    @CsvSource({"FLOAT32, 1, 1, 1", "FLOAT32, 3, 5, 2", "FLOAT32, 17, 31, 9", "FLOAT64, 1, 1, 1", "FLOAT64, 4, 7, 3",
        "FLOAT64, 33, 8, 15"})
    void multipliesByTheDefinition(Precision precision, int rows, int inner, int columns) {
        var a = random(precision, rows, inner, 1);
        var b = random(precision, inner, columns, 2);

        var product = Matrix.zeros(precision, rows, columns);
        product.setToProduct(a, b);
        assertIsProduct(product, a, b);
        product.setToProductWithTransposed(a, transposed(b));
        assertIsProduct(product, a, b);
        product.setToProductOfTransposed(transposed(a), b);
        assertIsProduct(product, a, b);
    }

    @ParameterizedTest
    @EnumSource
    void multipliesViewsOfOneRow(Precision precision) {
        var storage = random(precision, 1, 26, 3);
        var a = storage.view(1, 3, 4);
        var b = storage.view(14, 4, 3);
        var product = Matrix.zeros(precision, 3, 3);
        product.setToProduct(a, b);
        assertIsProduct(product, a, b);
    }

    @ParameterizedTest
    @EnumSource
    void sumsRows(Precision precision) {
        var matrix = Matrix.of(precision, new double[][]{{11, 22}, {13, 24}, {15, 26}});
        var sum = Matrix.zeros(precision, 1, 2);
        sum.setToSumOfRows(matrix);
        assertThat(sum.toArray()).isDeepEqualTo(new double[][]{{39, 72}});
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 7, 3", "5, 1, 2", "16, 10, 4", "33, 17, 9", "128, 300, 65", "300, 128, 65"})
    void addsARowToEachRowOfAProduct(int rows, int columns, int inner) {
        for (var precision : Precision.values()) {
            var a = random(precision, rows, inner, 1);
            var b = random(precision, columns, inner, 2);
            var row = random(precision, 1, columns, 3);
            var product = Matrix.zeros(precision, rows, columns);
            product.setToProductWithTransposed(a, b);
            var sum = Matrix.zeros(precision, rows, columns);
            sum.fill(Double.NaN);

            sum.setToProductWithTransposed(a, b, row);

            for (var index = 0; index < sum.size(); index++) {
                assertThat(sum.get(index)).isCloseTo(product.get(index) + row.get(index % columns),
                        within(precision == Precision.FLOAT32 ? 1e-5 : 1e-13));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void gathersRowsInTheGivenOrder(Precision precision) {
        var source = Matrix.of(precision, new double[][]{{1, 2}, {3, 4}, {5, 6}});
        var gathered = Matrix.zeros(precision, 2, 2);
        gathered.gatherRows(source, new int[]{0, 2, 1}, 1);
        assertThat(gathered.toArray()).isDeepEqualTo(new double[][]{{5, 6}, {3, 4}});
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "15, 3", "16, 16", "17, 17", "33, 5", "40, 40"})
    void gathersAnyNumberOfRowsOfAnyWidth(int rows, int columns) {
        for (var precision : Precision.values()) {
            var source = random(precision, rows, columns, 1);
            var lastToFirst = IntStream.range(0, rows).map(row -> rows - 1 - row).toArray();
            var gathered = Matrix.zeros(precision, rows, columns);
            gathered.gatherRows(source, lastToFirst, 0);
            for (var row = 0; row < rows; row++) {
                assertThat(gathered.toArray()[row]).isEqualTo(source.toArray()[rows - 1 - row]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "15, 3", "16, 16", "17, 17", "33, 5", "40, 40"})
    void computesTheSoftmaxOfEachRow(int rows, int columns) {
        for (var precision : Precision.values()) {
            var sums = random(precision, rows, columns, 1);
            var softmax = Matrix.zeros(precision, rows, columns);
            softmax.setToSoftmaxOfRows(sums);
            for (var row = 0; row < rows; row++) {
                var total = Arrays.stream(sums.toArray()[row]).map(Math::exp).sum();
                for (var column = 0; column < columns; column++) {
                    assertThat(softmax.get(row, column)).isCloseTo(Math.exp(sums.get(row, column)) / total,
                            within(precision == Precision.FLOAT32 ? 1e-6 : 1e-14));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void scalesEachRowByItsOwnFactor(Precision precision) {
        var matrix = Matrix.of(precision, new double[][]{{1, 2}, {3, 4}});
        matrix.scaleRows(2, new double[]{1, 0.5});
        assertThat(matrix.toArray()).isDeepEqualTo(new double[][]{{2, 4}, {3, 4}});
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "16, 3", "17, 17", "33, 5"})
    void scalesAnyNumberOfRowsOfAnyWidth(int rows, int columns) {
        for (var precision : Precision.values()) {
            var matrix = random(precision, rows, columns, 1);
            var before = matrix.toArray();
            matrix.scaleRows(2, IntStream.range(0, rows).asDoubleStream().toArray());
            for (var index = 0; index < matrix.size(); index++) {
                var row = index / columns;
                assertThat(matrix.get(index)).isCloseTo(before[row][index % columns] * 2 * row, within(1e-4));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsInfinityWhenScaling(Precision precision) {
        var matrix = Matrix.of(precision, new double[][]{{Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY}});
        matrix.scaleRows(1, new double[]{0.5});
        assertThat(matrix.toArray()[0]).containsExactly(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @EnumSource
    void sharesElementsWithItsViews(Precision precision) {
        var matrix = Matrix.zeros(precision, 3, 2);
        matrix.view(2, 1, 2).set(0, 1, 7);
        assertThat(matrix.get(1, 1)).isEqualTo(7);
        assertThat(matrix.firstRows(2).get(1, 1)).isEqualTo(7);
        assertThat(matrix.firstRows(2)).isSameAs(matrix.firstRows(2));
        assertThat(matrix.firstRows(3)).isSameAs(matrix);
    }

    @ParameterizedTest
    @EnumSource
    void detectsElementsThatAreNotFinite(Precision precision) {
        var matrix = Matrix.zeros(precision, 2, 2);
        assertThat(matrix.isFinite()).isTrue();
        matrix.set(1, 0, Double.NaN);
        assertThat(matrix.isFinite()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void refusesShapesThatDoNotFit(Precision precision) {
        var matrix = Matrix.zeros(precision, 2, 3);
        assertThatIllegalArgumentException().isThrownBy(() -> matrix.setToProduct(matrix, matrix));
        assertThatIllegalArgumentException().isThrownBy(() -> matrix.setToProductWithTransposed(matrix, matrix));
        assertThatIllegalArgumentException().isThrownBy(() -> matrix.setToProductOfTransposed(matrix, matrix));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> matrix.setToProductWithTransposed(matrix, Matrix.zeros(precision, 3, 3), matrix));
        assertThatIllegalArgumentException().isThrownBy(() -> matrix.setToSumOfRows(matrix));
        assertThatIllegalArgumentException().isThrownBy(() -> matrix.copyFrom(Matrix.zeros(precision, 3, 2)));
        assertThatIllegalArgumentException().isThrownBy(() -> Matrix.zeros(precision, 65_536, 65_536))
                .withMessageContaining("too large");
    }

    static Matrix random(Precision precision, int rows, int columns, long seed) {
        var stream = RandomStream.of(seed, Purpose.INITIALIZATION, 0);
        var matrix = Matrix.zeros(precision, rows, columns);
        for (var index = 0; index < matrix.size(); index++) {
            matrix.set(index, stream.uniform(index, 1));
        }
        return matrix;
    }

    private static Matrix transposed(Matrix matrix) {
        var result = Matrix.zeros(matrix.precision(), matrix.columns(), matrix.rows());
        for (var row = 0; row < matrix.rows(); row++) {
            for (var column = 0; column < matrix.columns(); column++) {
                result.set(column, row, matrix.get(row, column));
            }
        }
        return result;
    }

    private static void assertIsProduct(Matrix product, Matrix a, Matrix b) {
        for (var row = 0; row < product.rows(); row++) {
            for (var column = 0; column < product.columns(); column++) {
                var expected = 0.0;
                for (var inner = 0; inner < a.columns(); inner++) {
                    expected += a.get(row, inner) * b.get(inner, column);
                }
                assertThat(product.get(row, column)).isCloseTo(expected,
                        within(product.precision() == Precision.FLOAT32 ? 1e-5 : 1e-13));
            }
        }
    }
}
