package io.mlpservice.engine.network;

import io.mlpservice.engine.matrix.Matrix;

import java.util.Arrays;
import java.util.List;

/**
 * Mean and biased variance of a layer's sums over many rows, collected row by row (Welford, 1962): the mean moves by a
 * share of each new difference, the squares grow by the product of the differences before and after.
 */
public final class FullStatistics {
    private final double[] means;
    private final double[] squares;
    private long count;

    private FullStatistics(int columns) {
        this.means = new double[columns];
        this.squares = new double[columns];
    }

    /**
     * Gives every batch normalisation of a network the statistics of all rows as one batch, layer by layer from the first,
     * since each layer's sums depend on how those below are normalised.
     *
     * @param network with its final parameters
     * @param chunks [rows][inputs] each, at most as many rows as the network takes at once
     */
    public static void store(Network network, List<Matrix> chunks) {
        var blocks = network.spec().blocks();
        for (var layer = 0; layer < blocks.size(); layer++) {
            if (blocks.get(layer).layer().batchNormalization()) {
                var statistics = new FullStatistics(blocks.get(layer).layer().sums());
                for (var chunk : chunks) {
                    statistics.add(network.sums(layer, chunk));
                }
                statistics.store(blocks.get(layer), network.state());
            }
        }
    }

    private void add(Matrix sums) {
        for (var row = 0; row < sums.rows(); row++) {
            count++;
            for (var column = 0; column < means.length; column++) {
                var value = sums.get(row, column);
                var difference = value - means[column];
                means[column] += difference / count;
                squares[column] += difference * (value - means[column]);
            }
        }
    }

    private void store(LayerBlock block, NetworkState state) {
        block.means(state.statistics()).setRow(0, means);
        block.variances(state.statistics()).setRow(0, Arrays.stream(squares).map(square -> square / count).toArray());
    }
}
