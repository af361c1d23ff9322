package io.mlpservice.engine.network;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.MixedMatrix;

import java.util.Arrays;
import java.util.List;

/** The mean and biased variance of a layer's sums over many rows, updated row by row (Welford, 1962). */
public final class FullStatistics {
    private final double[] means;
    private final double[] squares;
    private long count;

    private FullStatistics(int columns) {
        this.means = new double[columns];
        this.squares = new double[columns];
    }

    /**
     * Sets the statistics of every batch normalization to those of all rows as one batch. It proceeds from the first
     * layer to the last, since a layer's sums depend on the statistics of the layers before.
     *
     * @param network the network with its final parameters
     * @param chunks [rows][inputs] each, with at most {@link Network#maximumRows()} rows
     */
    public static void store(Network network, List<MixedMatrix> chunks) {
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
