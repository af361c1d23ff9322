package io.mlpservice.engine.matrix;

import io.mlpservice.engine.matrix.Product.Form;
import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Fast and plain kernels agree for every awkward size, and both are correct. */
class KernelsTest {
    private static final List<Integer> SIZES = List.of(1, 2, 3, 7, 8, 15, 16, 17, 31, 33, 63, 65, 127, 129, 1000);
    private static final int BEFORE = 3;

    interface Float32Kernel {
        void run(Float32Kernels kernels, float[] y, float[] a, float[] b, int count);
    }

    interface Float64Kernel {
        void run(Float64Kernels kernels, double[] y, double[] a, double[] b, int count);
    }

    static Stream<Arguments> single() {
        return sized(named("add", (k, y, a, b, n) -> k.add(y, 3, a, 2, b, 1, 0, n)),
                named("sumRows", (k, y, a, b, n) -> k.sumRows(y, 3, a, 2, n / Math.ceilDiv(n, 4), Math.ceilDiv(n, 4))),
                named("multiply", (k, y, a, b, n) -> k.multiply(y, 3, a, 2, b, 1, 0, n)),
                named("quadratic", (k, y, a, b, n) -> k.quadratic(y, 3, a, 2, 1, 0.5f, -1.5f, 0, n)),
                named("addScaled", (k, y, a, b, n) -> k.addScaled(y, 3, 0.3f, a, 2, 0, n)),
                named("blend", (k, y, a, b, n) -> k.blend(y, 3, 0.9f, 0.1f, a, 2, 0, n)),
                named("blend to almost nothing", (k, y, a, b, n) -> k.blend(y, 3, 1e-30f, 1e-30f, a, 2, 0, n)),
                named("blendSquares", (k, y, a, b, n) -> k.blendSquares(y, 3, 0.9f, 0.1f, a, 2, 0, n)),
                named("addQuotient", (k, y, a, b, n) -> k.addQuotient(y, 3, -0.1f, a, 2, b, 1, 1.5f, 1e-3f, 0, n)),
                named("adapt", KernelsTest::adaptTwice),
                named("rectify", (k, y, a, b, n) -> k.rectify(y, 3, a, 2, 0.1f, 0, n)),
                named("rectifyGradient", (k, y, a, b, n) -> k.rectifyGradient(y, 3, a, 2, b, 1, 0.1f, 0, n)),
                named("exponential", (k, y, a, b, n) -> k.exponential(y, 3, a, 2, 0, n)),
                named("sigmoid", (k, y, a, b, n) -> k.sigmoid(y, 3, a, 2, 0, n)),
                named("tanh", (k, y, a, b, n) -> k.tanh(y, 3, a, 2, 0, n)));
    }

    static Stream<Arguments> dual() {
        return sized(namedDouble("add", (k, y, a, b, n) -> k.add(y, 3, a, 2, b, 1, 0, n)),
                namedDouble("sumRows",
                        (k, y, a, b, n) -> k.sumRows(y, 3, a, 2, n / Math.ceilDiv(n, 4), Math.ceilDiv(n, 4))),
                namedDouble("multiply", (k, y, a, b, n) -> k.multiply(y, 3, a, 2, b, 1, 0, n)),
                namedDouble("quadratic", (k, y, a, b, n) -> k.quadratic(y, 3, a, 2, 1, 0.5, -1.5, 0, n)),
                namedDouble("addScaled", (k, y, a, b, n) -> k.addScaled(y, 3, 0.3, a, 2, 0, n)),
                namedDouble("blend", (k, y, a, b, n) -> k.blend(y, 3, 0.9, 0.1, a, 2, 0, n)),
                namedDouble("blend to almost nothing", (k, y, a, b, n) -> k.blend(y, 3, 1e-290, 1e-290, a, 2, 0, n)),
                namedDouble("blendSquares", (k, y, a, b, n) -> k.blendSquares(y, 3, 0.9, 0.1, a, 2, 0, n)),
                namedDouble("addQuotient", (k, y, a, b, n) -> k.addQuotient(y, 3, -0.1, a, 2, b, 1, 1.5, 1e-3, 0, n)),
                namedDouble("adapt", KernelsTest::adaptTwice),
                namedDouble("rectify", (k, y, a, b, n) -> k.rectify(y, 3, a, 2, 0.1, 0, n)),
                namedDouble("rectifyGradient", (k, y, a, b, n) -> k.rectifyGradient(y, 3, a, 2, b, 1, 0.1, 0, n)),
                namedDouble("exponential", (k, y, a, b, n) -> k.exponential(y, 3, a, 2, 0, n)),
                namedDouble("sigmoid", (k, y, a, b, n) -> k.sigmoid(y, 3, a, 2, 0, n)),
                namedDouble("tanh", (k, y, a, b, n) -> k.tanh(y, 3, a, 2, 0, n)));
    }

    /** The second step depends on the state of the first. */
    private static void adaptTwice(Float32Kernels kernels, float[] y, float[] gradients, float[] means, int count) {
        var squares = means.clone();
        for (var step = 0; step < 2; step++) {
            kernels.adapt(y, 3, gradients, 2, means, 1, 0.9f, 0.1f, squares, 0, 0.999f, 0.001f, -0.1f, 1.5f, 1e-3f, 0,
                    count);
        }
    }

    private static void adaptTwice(Float64Kernels kernels, double[] y, double[] gradients, double[] means, int count) {
        var squares = means.clone();
        for (var step = 0; step < 2; step++) {
            kernels.adapt(y, 3, gradients, 2, means, 1, 0.9, 0.1, squares, 0, 0.999, 0.001, -0.1, 1.5, 1e-3, 0, count);
        }
    }

    private static Arguments named(String name, Float32Kernel kernel) {
        return Arguments.of(name, kernel);
    }

    private static Arguments namedDouble(String name, Float64Kernel kernel) {
        return Arguments.of(name, kernel);
    }

    private static Stream<Arguments> sized(Arguments... kernels) {
        return Arrays.stream(kernels).flatMap(
                kernel -> SIZES.stream().map(size -> Arguments.of(kernel.get()[0], kernel.get()[1], size)));
    }

    @ParameterizedTest(name = "{0} of {2} numbers")
    @MethodSource("single")
    void givesTheSameBitsWithVectorsAsWithLoopsInSinglePrecision(String name, Float32Kernel kernel, int count) {
        var plain = floats(count, 1);
        var fast = plain.clone();
        kernel.run(new Float32Kernels(), plain, floats(count, 2), positive(floats(count, 3)), count);
        kernel.run(new Float32Vectors(), fast, floats(count, 2), positive(floats(count, 3)), count);
        assertThat(fast).usingComparator((a, b) -> Arrays.equals(a, b) ? 0 : 1).isEqualTo(plain);
        assertThat(Arrays.equals(plain, floats(count, 1))).as("nothing was computed").isFalse();
    }

    @ParameterizedTest(name = "{0} of {2} numbers")
    @MethodSource("dual")
    void givesTheSameBitsWithVectorsAsWithLoopsInDoublePrecision(String name, Float64Kernel kernel, int count) {
        var plain = doubles(count, 1);
        var fast = plain.clone();
        kernel.run(new Float64Kernels(), plain, doubles(count, 2), positive(doubles(count, 3)), count);
        kernel.run(new Float64Vectors(), fast, doubles(count, 2), positive(doubles(count, 3)), count);
        assertThat(fast).usingComparator((a, b) -> Arrays.equals(a, b) ? 0 : 1).isEqualTo(plain);
        assertThat(Arrays.equals(plain, doubles(count, 1))).as("nothing was computed").isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void computesExponentialsToThePrecision(Precision precision) {
        assertIsClose(precision, Matrix::setToExponential, StrictMath::exp);
        assertIsClose(precision, Matrix::setToSigmoid, x -> 1 / (1 + StrictMath.exp(-x)));
        assertIsClose(precision, Matrix::setToTanh, StrictMath::tanh);
    }

    private interface Function {
        void apply(Matrix result, Matrix source);
    }

    private static void assertIsClose(Precision precision, Function function, DoubleUnaryOperator exact) {
        var x = Matrix.zeros(precision, 1, 40_001);
        for (var index = 0; index < x.size(); index++) {
            var share = index / 20_000.0 - 1;
            x.set(index, 80 * share * share * share);
        }
        var y = Matrix.zeros(precision, 1, x.size());
        function.apply(y, x);
        var tolerance = precision == Precision.FLOAT32 ? 4e-7 : 1e-15;
        for (var index = 0; index < x.size(); index++) {
            var expected = exact.applyAsDouble(x.get(index));
            assertThat(y.get(index)).as("at %s", x.get(index)).isCloseTo(expected,
                    within(tolerance * Math.abs(expected) + 1e-37));
        }
    }

    @ParameterizedTest
    @EnumSource
    void staysCorrectForExtremeNumbers(Precision precision) {
        var edges = new double[]{-1e30, -800, 0, 800, 1e30, Double.NaN};
        assertAtEdges(precision, Matrix::setToExponential, edges, 0, 0, 1, Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY, Double.NaN);
        assertAtEdges(precision, Matrix::setToSigmoid, edges, 0, 0, 0.5, 1, 1, Double.NaN);
        assertAtEdges(precision, Matrix::setToTanh, edges, -1, -1, 0, 1, 1, Double.NaN);
    }

    /** Enough copies of each number for vectors to compute most of them and loops the rest. */
    private static void assertAtEdges(Precision precision, Function function, double[] numbers, double... expected) {
        for (var edge = 0; edge < numbers.length; edge++) {
            var x = Matrix.zeros(precision, 1, 67);
            x.fill(numbers[edge]);
            function.apply(x, x);
            assertThat(x.toArray()[0]).containsOnly(expected[edge]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsASmallEpsilonPositive(Precision precision) {
        var weights = Matrix.zeros(precision, 1, 67);
        weights.addQuotient(-0.1, Matrix.zeros(precision, 1, 67), 1, Matrix.zeros(precision, 1, 67), 1e-50);
        assertThat(weights.toArray()[0]).containsOnly(0);
    }

    @Test
    void dividesBothSidesOfAProductWithLongSums() {
        var a = MatrixTest.random(Precision.FLOAT32, 200_000, 48, 1);
        var b = MatrixTest.random(Precision.FLOAT32, 200_000, 32, 2);
        var cut = Matrix.zeros(Precision.FLOAT32, 48, 32);
        var product = new Product(cut);
        product.compute(Form.FIRST_TRANSPOSED, a, b, null);
        assertThat(product.blocks()).isEqualTo(3);

        var whole = Matrix.zeros(Precision.FLOAT32, 48, 32);
        whole.product(Form.FIRST_TRANSPOSED, a, b, false, 0, 48, 0, 32);
        assertAgree(whole, cut, 0.1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 15, 16, 17, 31, 33, 63, 65, 127, 129, 1000})
    void multipliesWithOpenBlasAsWithLoops(int size) {
        for (var precision : Precision.values()) {
            for (var form : Form.values()) {
                for (var added : List.of(false, true)) {
                    assertAgrees(precision, form, added, size, 17, 33);
                    assertAgrees(precision, form, added, 3, size, 16);
                    assertAgrees(precision, form, added, 31, 9, size);
                    assertAgrees(precision, form, added, 1, size, 33);
                    assertAgrees(precision, form, added, 1, 17, size);
                }
            }
        }
    }

    private static void assertAgrees(Precision precision, Form form, boolean added, int rows, int columns, int inner) {
        var factors = factors(precision, form, rows, columns, inner);
        var fast = MatrixTest.random(precision, rows, columns, 6);
        var plain = MatrixTest.random(precision, rows, columns, 6);
        fast.product(form, factors.getFirst(), factors.getLast(), added, 0, rows, 0, columns);
        plain.plainProduct(form, factors.getFirst(), factors.getLast(), added, 0, rows, 0, columns);
        assertAgree(plain, fast, precision == Precision.FLOAT32 ? 1e-4 : 1e-12);
    }

    @ParameterizedTest
    @EnumSource
    void computesALargeProductOnAnyThreadWithTheSameBits(Precision precision) throws InterruptedException {
        for (var form : Form.values()) {
            for (var shape : new int[][]{{128, 512, 784}, {512, 784, 128}, {37, 1000, 50}, {1000, 10, 200},
                {1, 4000, 300}, {96, 96, 1500}, {2000, 64, 60}}) {
                var factors = factors(precision, form, shape[0], shape[1], shape[2]);
                var whole = Matrix.zeros(precision, shape[0], shape[1]);
                whole.product(form, factors.getFirst(), factors.getLast(), false, 0, shape[0], 0, shape[1]);
                var result = Matrix.zeros(precision, shape[0], shape[1]);
                var product = new Product(result);
                product.compute(form, factors.getFirst(), factors.getLast(), null);
                var byManyThreads = result.toArray();
                result.fill(0);
                // A virtual thread computes alone.
                Thread.startVirtualThread(() -> product.compute(form, factors.getFirst(), factors.getLast(), null))
                        .join();

                assertThat(result.toArray()).isDeepEqualTo(byManyThreads);
                assertAgree(whole, result, precision == Precision.FLOAT32 ? 2e-4 : 1e-12);
            }
        }
    }

    private static void assertAgree(Matrix expected, Matrix actual, double tolerance) {
        for (var index = 0; index < expected.size(); index++) {
            assertThat(actual.get(index)).as("number %d", index).isCloseTo(expected.get(index), within(tolerance));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 15, 16, 17, 31, 33, 63, 65, 127, 129, 1000, 1100})
    void multipliesInTilesAsWithLoops(int size) {
        var timesComputed = 0;
        for (var precision : Precision.values()) {
            for (var form : Form.values()) {
                for (var shape : new int[][]{{size, 96, 33}, {96, size, 17}, {48, 64, size}, {size, size, 5}}) {
                    timesComputed += assertTilesAgree(precision, form, shape[0], shape[1], shape[2]) ? 1 : 0;
                }
            }
        }
        assertThat(timesComputed).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void addsARowToALargeProductOfEveryForm(Form form) {
        for (var inner : List.of(30, 400)) {
            var factors = factors(Precision.FLOAT64, form, 96, 128, inner);
            var row = MatrixTest.random(Precision.FLOAT64, 1, 128, 7);
            var plain = Matrix.zeros(Precision.FLOAT64, 96, 128);
            plain.repeatRow(row, 0, 96, 0, 128);
            plain.plainProduct(form, factors.getFirst(), factors.getLast(), true, 0, 96, 0, 128);
            var result = Matrix.zeros(Precision.FLOAT64, 96, 128);
            new Product(result).compute(form, factors.getFirst(), factors.getLast(), row);
            assertAgree(plain, result, 1e-12);
        }
    }

    /** Returns whether the shape suits tiles. */
    private static boolean assertTilesAgree(Precision precision, Form form, int rows, int columns, int inner) {
        var factors = factors(precision, form, rows, columns, inner);
        var store = MatrixTest.random(precision, 1, 2 * BEFORE + rows * columns, 6);
        var before = store.toArray()[0];
        var tiled = store.view(BEFORE, rows, columns);
        var addend = form == Form.SECOND_TRANSPOSED ? MatrixTest.random(precision, 1, columns, 7) : null;
        if (!new TiledProduct(tiled).compute(form, factors.getFirst(), factors.getLast(), addend)) {
            return false;
        }
        var plain = Matrix.zeros(precision, rows, columns);
        if (addend != null) {
            plain.repeatRow(addend, 0, rows, 0, columns);
        }
        plain.plainProduct(form, factors.getFirst(), factors.getLast(), addend != null, 0, rows, 0, columns);
        assertAgree(plain, tiled, precision == Precision.FLOAT32 ? 2e-4 : 1e-12);
        var after = store.toArray()[0];
        assertThat(Arrays.copyOf(after, BEFORE)).isEqualTo(Arrays.copyOf(before, BEFORE));
        var end = before.length - BEFORE;
        assertThat(Arrays.copyOfRange(after, end, after.length))
                .isEqualTo(Arrays.copyOfRange(before, end, before.length));
        return true;
    }

    /** Views of a larger matrix, so that they do not start at its first element. */
    private static List<Matrix> factors(Precision precision, Form form, int rows, int columns, int inner) {
        var store = MatrixTest.random(precision, 1, BEFORE + (rows + columns) * inner, 5);
        var a = form == Form.FIRST_TRANSPOSED
                ? store.view(BEFORE, inner, rows)
                : store.view(BEFORE, rows, inner);
        var b = form == Form.SECOND_TRANSPOSED
                ? store.view(BEFORE + rows * inner, columns, inner)
                : store.view(BEFORE + rows * inner, inner, columns);
        return List.of(a, b);
    }

    @Test
    void namesTheKernelsInUse() {
        assertThat(Kernels.inUse()).matches("openblas\\+vector\\d+");
        assertThat(Kernels.advice()).isEmpty();
    }

    private static float[] floats(int count, long seed) {
        var values = new float[BEFORE + count];
        IntStream.range(0, values.length).forEach(index -> values[index] = (float) random(seed, index));
        return values;
    }

    private static double[] doubles(int count, long seed) {
        return IntStream.range(0, BEFORE + count).mapToDouble(index -> random(seed, index)).toArray();
    }

    private static double random(long seed, int index) {
        return RandomStream.of(seed, Purpose.INITIALIZATION, 0).uniform(index, 8);
    }

    private static float[] positive(float[] values) {
        for (var index = 0; index < values.length; index++) {
            values[index] = Math.abs(values[index]);
        }
        return values;
    }

    private static double[] positive(double[] values) {
        return Arrays.stream(values).map(Math::abs).toArray();
    }
}
