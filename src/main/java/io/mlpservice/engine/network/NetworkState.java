package io.mlpservice.engine.network;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;

import java.util.List;

/**
 * The parameters and statistics of a network.
 *
 * @param parameters [1][{@link NetworkSpec#parameterCount()}]
 * @param statistics [1][{@link NetworkSpec#statisticsCount()}], what batch normalization uses at inference
 */
public record NetworkState(Matrix parameters, Matrix statistics) {
    /** Combines parameters with initial statistics: mean 0 and variance 1. */
    public static NetworkState of(NetworkSpec spec, Matrix parameters) {
        var statistics = Matrix.zeros(parameters.precision(), 1, spec.statisticsCount());
        spec.blocks().forEach(block -> block.variances(statistics).fill(1));
        return new NetworkState(parameters, statistics);
    }

    /**
     * Puts together the parts of layers.
     *
     * @param statistics empty arrays for layers without batch normalization
     * @throws IllegalArgumentException if they do not match the network's shape
     */
    public static NetworkState of(NetworkSpec spec, Precision precision, List<LayerParameters> parameters,
            List<LayerStatistics> statistics) {
        var state = of(spec, new Initialization.Given(parameters).parameters(spec, precision, 0));
        var blocks = spec.blocks();
        for (var layer = 0; layer < blocks.size(); layer++) {
            if (blocks.get(layer).layer().batchNormalization()) {
                blocks.get(layer).means(state.statistics).setRow(0, statistics.get(layer).mean());
                blocks.get(layer).variances(state.statistics).setRow(0, statistics.get(layer).variance());
            }
        }
        return state;
    }

    /** The precision of every number. */
    public Precision precision() {
        return parameters.precision();
    }

    /** A copy in the given precision. */
    public NetworkState copy(Precision precision) {
        return new NetworkState(Matrix.of(precision, parameters.toArray()),
                Matrix.of(precision, statistics.toArray()));
    }

    /** A copy of the parameters, layer by layer. */
    public List<LayerParameters> layerParameters(NetworkSpec spec) {
        return spec.layerParametersOf(parameters);
    }

    /** A copy of the statistics, layer by layer. */
    public List<LayerStatistics> layerStatistics(NetworkSpec spec) {
        return spec.blocks().stream()
                .map(block -> new LayerStatistics(row(block.means(statistics)), row(block.variances(statistics))))
                .toList();
    }

    private static double[] row(Matrix matrix) {
        return matrix.toArray()[0];
    }
}
