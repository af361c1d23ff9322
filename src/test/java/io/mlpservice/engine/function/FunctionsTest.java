package io.mlpservice.engine.function;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Functions stay correct for extreme inputs. */
class FunctionsTest {
    private static final double HUGE = 1e30;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"PRELU", "MAXOUT", "EXPONENTIAL"})
    void staysFiniteForHugeSums(ActivationType type) {
        var sums = Matrix.of(Precision.FLOAT32, new double[][]{{-HUGE, 0, HUGE}, {-1e4, 1e4, 1e4}});
        var outputs = Matrix.zeros(Precision.FLOAT32, 2, 3);
        ((Activation.Fixed) type.withDefaults()).forward(sums, outputs);
        assertThat(outputs.isFinite()).isTrue();
    }

    @Test
    void makesProbabilitiesThatAddUpToOne() {
        var outputs = Matrix.zeros(Precision.FLOAT64, 1, 3);
        new Activation.Softmax().forward(Matrix.of(Precision.FLOAT64, new double[][]{{1000, 1001, 1002}}), outputs);
        assertThat(outputs.toArray()[0]).containsExactly(new double[]{0.09003057317038046, 0.24472847105479767,
            0.6652409557748219}, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"BINARY_STEP, 1, 0", "BIPOLAR_STEP, 1, 0", "RELU, 0, 0", "LEAKY_RELU, 0, 0.01", "ELU, 0, 1",
        "SELU, 0, 1.7580993408473766", "GELU, 0, 0.5", "SILU, 0, 0.5", "SOFTPLUS, 0.6931471805599453, 0.5"})
    void hasTheDocumentedValueAndSlopeAtZero(ActivationType type, double value, double slope) {
        var function = (Activation.Pointwise) type.withDefaults();
        assertThat(function.value(0)).isEqualTo(value);
        assertThat(function.derivative(0, value)).isCloseTo(slope, within(1e-15));
    }

    @Test
    void givesTheGradientOfATieToTheFirstMaxoutPiece() {
        var sums = Matrix.of(Precision.FLOAT64, new double[][]{{1, 2, 2, -1, -1, -3}});
        var outputs = Matrix.zeros(Precision.FLOAT64, 1, 2);
        var gradients = Matrix.zeros(Precision.FLOAT64, 1, 6);
        var maxout = new Maxout(3);
        maxout.forward(sums, outputs);
        maxout.backward(sums, outputs, Matrix.of(Precision.FLOAT64, new double[][]{{5, 7}}), gradients);
        assertThat(outputs.toArray()[0]).containsExactly(2, -1);
        assertThat(gradients.toArray()[0]).containsExactly(0, 5, 0, 7, 0, 0);
    }

    /** Published values of the error function. */
    @ParameterizedTest
    @CsvSource({"0, 0", "1e-10, 1.1283791670955126e-10", "0.1, 0.1124629160182849", "0.5, 0.5204998778130465",
        "1, 0.8427007929497149", "1.3, 0.9340079449406524", "2, 0.9953222650189527", "3.1, 0.9999883513426328",
        "4.4, 0.999999999510829", "5.9, 1", "40, 1"})
    void computesTheErrorFunction(double x, double expected) {
        assertThat(Normal.erf(x)).isCloseTo(expected, within(1e-13));
        assertThat(Normal.erf(-x)).isEqualTo(-Normal.erf(x));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.125, 0.5", "1, 0.5, 1", "-3, 2.5, -1"})
    void becomesLinearFarFromTheTargetWithHuber(double difference, double value, double slope) {
        var huber = new Loss.Huber(1);
        assertThat(huber.value(difference, 0, 1)).isEqualTo(value);
        assertThat(huber.derivative(difference, 0, 1)).isEqualTo(slope);
    }

    @Test
    void weighsErrorsBelowAndAboveByTheQuantile() {
        var loss = new Loss.Quantile(0.9);
        assertThat(loss.value(1, 3, 1)).isCloseTo(1.8, within(1e-12));
        assertThat(loss.value(3, 1, 1)).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void staysFiniteIfAPoissonRateVanishes() {
        assertThat(Distance.POISSON.value(0, 3, 1)).isFinite();
        assertThat(Distance.POISSON.derivative(0, 3, 1)).isFinite();
    }

    @Test
    void letsHeavierRowsCountMore() {
        var objective = new Objective(Distance.SQUARED_ERROR, LossReduction.MEAN, Penalty.NONE);
        var outputs = Matrix.of(Precision.FLOAT64, new double[][]{{1}, {2}});
        var targets = Matrix.zeros(Precision.FLOAT64, 2, 1);
        var gradients = Matrix.zeros(Precision.FLOAT64, 2, 1);
        var weights = new double[]{3, 1};
        objective.gradient(outputs, targets, weights, gradients);
        assertThat(objective.loss().weightedSum(outputs, outputs, targets, new int[2], weights))
                .isEqualTo(3 * 1 + 1 * 4);
        assertThat(gradients.get(0)).isEqualTo(2 * 1 * 3 / 4.0);
        assertThat(gradients.get(1)).isEqualTo(2 * 2 * 1 / 4.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 30, 1e3})
    void addsUpTheCrossEntropiesOfCertainUncertainAndSoftRows(double spread) {
        var rows = 600;
        var stream = RandomStream.of(1, Purpose.INITIALIZATION, 0);
        var sums = Matrix.zeros(Precision.FLOAT64, rows, 3);
        var targets = Matrix.zeros(Precision.FLOAT64, rows, 3);
        var classes = IntStream.range(0, rows).map(row -> row % 3).toArray();
        var weights = new double[rows];
        for (var row = 0; row < rows; row++) {
            for (var column = 0; column < 3; column++) {
                sums.set(row, column, stream.normal(row * 3 + column) * spread);
            }
            weights[row] = row < rows / 2 ? 1 : row % 3;
            var share = row % 7 == 0 ? 0.25 : 0;
            targets.set(row, row % 3, 1 - share);
            targets.set(row, (row + 1) % 3, share);
        }
        var outputs = Matrix.zeros(Precision.FLOAT64, rows, 3);
        new Activation.Softmax().forward(sums, outputs);
        var loss = CrossEntropy.CATEGORICAL_CROSS_ENTROPY;
        var expected = IntStream.range(0, rows)
                .mapToDouble(row -> weights[row] * loss.ofRow(sums, outputs, targets, row)).sum();
        assertThat(loss.weightedSum(sums, outputs, targets, classes, weights)).isCloseTo(expected,
                within(1e-12 * expected));
    }

    @ParameterizedTest
    @CsvSource({"SOFTMAX, CATEGORICAL_CROSS_ENTROPY", "SIGMOID, BINARY_CROSS_ENTROPY"})
    void givesAFiniteCrossEntropyIfTheNetworkIsCertainAndWrong(ActivationType activation, CrossEntropy loss) {
        var sums = Matrix.of(Precision.FLOAT64, new double[][]{{-1000, 1000}});
        var targets = Matrix.of(Precision.FLOAT64, new double[][]{{1, 0}});
        var outputs = Matrix.zeros(Precision.FLOAT64, 1, 2);
        ((Activation.Fixed) activation.withDefaults()).forward(sums, outputs);
        assertThat(loss.ofRow(sums, outputs, targets, 0)).isEqualTo(2000);
    }

    @ParameterizedTest
    @EnumSource(value = Initializer.class, names = "ZEROS", mode = EnumSource.Mode.EXCLUDE)
    void drawsWeightsWithThePublishedVariance(Initializer initializer) {
        var stream = RandomStream.of(1, Purpose.INITIALIZATION, 0);
        var variance = IntStream.range(0, 100_000).mapToDouble(index -> initializer.weight(stream, index, 30, 10))
                .map(weight -> weight * weight).average().orElseThrow();
        var expected = switch (initializer) {
            case GLOROT_UNIFORM, GLOROT_NORMAL -> 2.0 / 40;
            case HE_UNIFORM, HE_NORMAL -> 2.0 / 30;
            default -> 1.0 / 30;
        };
        assertThat(variance).isCloseTo(expected, within(expected * 0.02));
    }

    @Test
    void penalizesWeightsBySizeAndSquare() {
        var weights = Matrix.of(Precision.FLOAT64, new double[][]{{-2, 0, 3}});
        var gradients = Matrix.zeros(Precision.FLOAT64, 1, 3);
        var penalty = new Penalty(0.5, 0.1);
        penalty.addGradient(weights, gradients);
        assertThat(penalty.of(weights)).isCloseTo(0.5 * 5 + 0.05 * 13, within(1e-12));
        assertThat(gradients.toArray()[0]).containsExactly(new double[]{-0.7, 0, 0.8}, within(1e-12));
    }
}
