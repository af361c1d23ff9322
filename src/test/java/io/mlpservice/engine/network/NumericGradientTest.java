package io.mlpservice.engine.network;

import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.function.Loss;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Back-propagation agrees with what central differences of the loss say, for every legal network. */
class NumericGradientTest {
    private static final int ROWS = 4;
    private static final int INPUTS = 3;
    private static final double STEP = 1e-5;

    static Stream<Arguments> networks() {
        return Stream.of(Activation.values())
                .flatMap(hidden -> Stream.of(Activation.values())
                        .flatMap(output -> Loss.suiting(output).stream()
                                .flatMap(loss -> IntStream.of(1, 2, 3, 5).boxed()
                                        .flatMap(outputs -> IntStream.rangeClosed(0, 3)
                                                .mapToObj(depth -> Arguments.of(hidden, depth, output, outputs,
                                                        loss))))));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void agreesWithCentralDifferences(Activation hidden, int depth, Activation output, int outputs, Loss loss) {
        var layers = new ArrayList<LayerSpec>();
        IntStream.range(0, depth).forEach(layer -> layers.add(new LayerSpec(4, hidden)));
        layers.add(new LayerSpec(outputs, output));
        var spec = new NetworkSpec(INPUTS, layers);
        var parameters = new Initialization.Uniform(1).parameters(spec, Precision.FLOAT64, 5);
        var network = new Network(spec, parameters, ROWS);
        var inputs = random(ROWS, INPUTS, 1);
        var targets = targets(outputs, output);
        var penalty = new Penalty(0.01, 0.1);
        keepAwayFromKinks(parameters);

        network.forward(inputs);
        var backpropagation = new Backpropagation(network);
        backpropagation.run(inputs, targets, loss, LossReduction.MEAN.scale(ROWS), penalty);

        var gradients = backpropagation.gradients().toArray()[0];
        var largest = IntStream.range(0, gradients.length).mapToDouble(index -> Math.abs(gradients[index])).max()
                .orElseThrow();
        for (var index = 0; index < gradients.length; index++) {
            var parameter = parameters.get(index);
            parameters.set(index, parameter + STEP);
            var above = objective(network, inputs, targets, loss, penalty);
            parameters.set(index, parameter - STEP);
            var below = objective(network, inputs, targets, loss, penalty);
            parameters.set(index, parameter);
            assertThat(gradients[index]).as("parameter %d", index).isCloseTo((above - below) / (2 * STEP),
                    within(1e-6 * Math.max(largest, 1e-3)));
        }
    }

    private static double objective(Network network, Matrix inputs, Matrix targets, Loss loss, Penalty penalty) {
        var outputs = network.forward(inputs);
        return IntStream.range(0, ROWS)
                .mapToDouble(row -> loss.ofRow(network.outputSums(ROWS), outputs, targets, row)).average().orElseThrow()
                + network.penalty(penalty);
    }

    /** A weight next to 0 would step over the kink of the L1 penalty. */
    private static void keepAwayFromKinks(Matrix parameters) {
        parameters.map(parameters, value -> Math.abs(value) < 1e-3 ? Math.copySign(1e-3, value) : value);
    }

    /** Probabilities that add up to 1 for softmax, numbers between 0 and 1 otherwise. */
    private static Matrix targets(int outputs, Activation output) {
        var targets = random(ROWS, outputs, 2);
        targets.map(targets, value -> (value + 1) / 2);
        if (output == Activation.SOFTMAX) {
            for (var row = 0; row < ROWS; row++) {
                var values = targets.toArray()[row];
                var sum = Arrays.stream(values).sum();
                for (var column = 0; column < outputs; column++) {
                    targets.set(row, column, values[column] / sum);
                }
            }
        }
        return targets;
    }

    private static Matrix random(int rows, int columns, long seed) {
        var stream = RandomStream.of(seed, Purpose.SPLIT, 0);
        var matrix = Matrix.zeros(Precision.FLOAT64, rows, columns);
        for (var index = 0; index < matrix.size(); index++) {
            matrix.set(index, stream.uniform(index, 1));
        }
        return matrix;
    }
}
