package io.mlpservice.engine.network;

import io.mlpservice.engine.function.Elementwise;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Dropout and batch normalization differ between training and inference. */
class StagesTest {
    private static final Matrix ROWS = Matrix.of(Precision.FLOAT64, new double[][]{{1}, {3}});

    @Test
    void dropsTheGivenShareOfOutputsAndKeepsTheirMean() {
        var dropout = new Dropout(0.25, 1, 1_000, Precision.FLOAT64, 20);
        var ones = Matrix.zeros(Precision.FLOAT64, 20, 1_000);
        ones.fill(1);
        var outputs = dropout.forward(ones, Pass.training(1, 0)).toArray();
        var numbers = Arrays.stream(outputs).flatMapToDouble(Arrays::stream).toArray();

        assertThat(Arrays.stream(numbers).distinct()).containsExactlyInAnyOrder(0.0, 1 / 0.75);
        assertThat(Arrays.stream(numbers).average().orElseThrow()).isCloseTo(1, within(0.02));
        assertThat(outputs[0]).isNotEqualTo(outputs[1]);
        assertThat(dropout.forward(ones, Pass.training(1, 1)).toArray()).isNotEqualTo(outputs);
        assertThat(dropout.forward(ones, Pass.training(1, 0)).toArray()).isDeepEqualTo(outputs);
    }

    @Test
    void drawsADifferentMaskForEachLayer() {
        var ones = Matrix.zeros(Precision.FLOAT64, 1, 100);
        ones.fill(1);
        var pass = Pass.training(1, 0);
        assertThat(new Dropout(0.5, 1, 100, Precision.FLOAT64, 1).forward(ones, pass).toArray())
                .isNotEqualTo(new Dropout(0.5, 2, 100, Precision.FLOAT64, 1).forward(ones, pass).toArray());
    }

    @Test
    void passesEverythingAtInference() {
        var dropout = new Dropout(0.9, 1, 1, Precision.FLOAT64, 2);
        assertThat(dropout.forward(ROWS, Pass.INFERENCE).toArray()).isDeepEqualTo(ROWS.toArray());
        assertThat(dropout.backward(ROWS).run(ROWS).toArray()).isDeepEqualTo(ROWS.toArray());
    }

    /** The batches have means 2 and 4 and variances 1 and 4: first 2 and 1, then 0.9·2 + 0.1·4 and 0.9·1 + 0.1·4. */
    @Test
    void startsTheExponentialAverageOfStatisticsWithTheFirstBatch() {
        var layer = new LayerSpec(1, Elementwise.IDENTITY, true, 0, false, 1);
        var spec = new NetworkSpec(1, List.of(layer, new LayerSpec(1, Elementwise.IDENTITY)));
        var given = new Initialization.Given(List.of(new LayerParameters(new double[][]{{1}}, new double[]{0}),
                new LayerParameters(new double[][]{{1}}, new double[]{0})));
        var state = NetworkState.of(spec, given.parameters(spec, Precision.FLOAT64, 0));
        var network = new Network(spec, state, 2);

        var outputs = network.forward(ROWS, Pass.training(0, 0));
        assertThat(outputs.get(0)).isCloseTo(-1 / Math.sqrt(1 + 1e-5), within(1e-15));
        assertStatistics(state, spec, 2, 1);
        network.forward(Matrix.of(Precision.FLOAT64, new double[][]{{2}, {6}}), Pass.training(0, 1));
        assertStatistics(state, spec, 2.2, 1.3);
        var answer = network.forward(Matrix.of(Precision.FLOAT64, new double[][]{{3}}));
        assertThat(answer.get(0)).isCloseTo(0.8 / Math.sqrt(1.3 + 1e-5), within(1e-15));
        assertStatistics(state, spec, 2.2, 1.3);
    }

    private static void assertStatistics(NetworkState state, NetworkSpec spec, double mean, double variance) {
        var statistics = state.layerStatistics(spec).getFirst();
        assertThat(statistics.mean()).containsExactly(new double[]{mean}, within(1e-15));
        assertThat(statistics.variance()).containsExactly(new double[]{variance}, within(1e-15));
    }
}
