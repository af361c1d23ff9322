package io.mlpservice.engine.function;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Functions keep their promises at the ends of the number line. */
class FunctionsTest {
    private static final double HUGE = 1e30;

    @ParameterizedTest
    @EnumSource
    void staysFiniteForHugeSums(Activation activation) {
        var sums = Matrix.of(Precision.FLOAT32, new double[][]{{-HUGE, 0, HUGE}, {-1e4, 1e4, 1e4}});
        var outputs = Matrix.zeros(Precision.FLOAT32, 2, 3);
        activation.forward(sums, outputs);
        assertThat(outputs.isFinite()).isTrue();
    }

    @Test
    void makesProbabilitiesThatAddUpToOne() {
        var outputs = Matrix.zeros(Precision.FLOAT64, 1, 3);
        Activation.SOFTMAX.forward(Matrix.of(Precision.FLOAT64, new double[][]{{1000, 1001, 1002}}), outputs);
        assertThat(outputs.toArray()[0]).containsExactly(new double[]{0.09003057317038046, 0.24472847105479767,
            0.6652409557748219}, within(1e-12));
    }

    @Test
    void hasASlopeOfZeroWhereReluHasAKink() {
        assertThat(Activation.RELU.derivative(0, 0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"SOFTMAX, CATEGORICAL_CROSS_ENTROPY", "SIGMOID, BINARY_CROSS_ENTROPY"})
    void givesAFiniteCrossEntropyWhenTheNetworkIsSureAndWrong(Activation activation, Loss loss) {
        var sums = Matrix.of(Precision.FLOAT64, new double[][]{{-1000, 1000}});
        var targets = Matrix.of(Precision.FLOAT64, new double[][]{{1, 0}});
        var outputs = Matrix.zeros(Precision.FLOAT64, 1, 2);
        activation.forward(sums, outputs);
        assertThat(loss.ofRow(sums, outputs, targets, 0)).isEqualTo(2000);
    }

    @ParameterizedTest
    @EnumSource(value = Initializer.class, names = "ZEROS", mode = EnumSource.Mode.EXCLUDE)
    void drawsWeightsOfTheVarianceThatItsAuthorsGive(Initializer initializer) {
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
    void penalisesWeightsBySizeAndSquare() {
        var weights = Matrix.of(Precision.FLOAT64, new double[][]{{-2, 0, 3}});
        var gradients = Matrix.zeros(Precision.FLOAT64, 1, 3);
        var penalty = new Penalty(0.5, 0.1);
        penalty.addGradient(weights, gradients);
        assertThat(penalty.of(weights)).isCloseTo(0.5 * 5 + 0.05 * 13, within(1e-12));
        assertThat(gradients.toArray()[0]).containsExactly(new double[]{-0.7, 0, 0.8}, within(1e-12));
    }
}
