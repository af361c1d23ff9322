package io.mlpservice.engine.network;

import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.Loss;
import io.mlpservice.engine.function.Loss.Huber;
import io.mlpservice.engine.function.LossType;
import io.mlpservice.engine.function.Maxout;
import io.mlpservice.engine.matrix.Matrix;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;

/** Points where a derivative jumps. Differences across them do not approximate it. */
final class Kinks {
    private static final double MARGIN = 1e-3;
    private static final double LEAST_VARIANCE = 5e-4;
    private static final double NO_VARIANCE = 1e-20;
    private static final Set<ActivationType> AT_ZERO = EnumSet.of(ActivationType.BINARY_STEP,
            ActivationType.BIPOLAR_STEP, ActivationType.RELU, ActivationType.LEAKY_RELU, ActivationType.PRELU,
            ActivationType.ELU, ActivationType.SELU);

    private Kinks() {}

    /** Moves weights away from 0, where the L1 penalty has its kink. */
    static void avoidAtZero(Matrix numbers) {
        numbers.map(numbers, value -> Math.abs(value) < MARGIN ? Math.copySign(MARGIN, value) : value);
    }

    /** Whether every sum, maxout margin and target difference of the last pass keeps this distance from a kink. */
    static boolean areFar(Network network, Matrix outputs, Matrix targets, Loss loss) {
        var layers = network.spec().layers();
        return IntStream.range(0, layers.size())
                .allMatch(index -> areFar(layers.get(index), network.layers().get(index)))
                && isFar(outputs, targets, loss);
    }

    private static boolean areFar(LayerSpec spec, DenseLayer layer) {
        var sums = layer.activationInputs();
        if (spec.batchNormalization() && !varyEnough(layer.sums(sums.rows()))) {
            return false;
        }
        if (spec.activation() instanceof Maxout(var pieces)) {
            return Arrays.stream(sums.toArray()).allMatch(row -> haveMargins(row, pieces));
        }
        return !AT_ZERO.contains(spec.activation().type())
                || Arrays.stream(sums.toArray()).flatMapToDouble(Arrays::stream)
                        .allMatch(sum -> Math.abs(sum) >= MARGIN);
    }

    private static boolean haveMargins(double[] sums, int pieces) {
        return IntStream.range(0, sums.length / pieces).allMatch(unit -> {
            var sorted = Arrays.stream(sums, unit * pieces, (unit + 1) * pieces).sorted().toArray();
            return sorted[pieces - 1] - sorted[pieces - 2] >= MARGIN;
        });
    }

    /** Batch normalization of nearly equal sums is too steep for differences of any size. */
    private static boolean varyEnough(Matrix sums) {
        return IntStream.range(0, sums.columns()).mapToDouble(column -> variance(sums, column))
                .allMatch(variance -> variance < NO_VARIANCE || variance > LEAST_VARIANCE);
    }

    private static double variance(Matrix sums, int column) {
        var values = IntStream.range(0, sums.rows()).mapToDouble(row -> sums.get(row, column)).toArray();
        var mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElseThrow();
    }

    private static boolean isFar(Matrix outputs, Matrix targets, Loss loss) {
        var kink = loss instanceof Huber(var delta) ? delta : 0;
        return !EnumSet.of(LossType.MEAN_ABSOLUTE_ERROR, LossType.HUBER, LossType.QUANTILE).contains(loss.type())
                || IntStream.range(0, outputs.size()).mapToDouble(index -> outputs.get(index) - targets.get(index))
                        .allMatch(difference -> Math.abs(Math.abs(difference) - kink) >= MARGIN);
    }
}
