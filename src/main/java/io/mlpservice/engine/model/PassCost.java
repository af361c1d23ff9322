package io.mlpservice.engine.model;

import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.training.Evaluator;

/**
 * Estimates what passes of rows through a model cost, in time by multiplications of large matrix products: a core makes some
 * 1e11 in a second.
 */
public final class PassCost {
    /** What it takes to make an input of the slowest kind, a normal score. */
    private static final int OF_INPUT = 3_000;
    /** What it takes to apply the slowest activation, GELU, to a sum. */
    private static final int OF_SUM = 1_000;
    /** A number, and the same number in a part of the answer that is being sent. */
    private static final int BYTES_OF_NUMBER = 2 * Double.BYTES;

    private PassCost() {}

    /** The time, in multiplications. */
    public static double multiplications(TrainedModel model, long rows) {
        return rows * (model.parameterCount() + (double) OF_INPUT * model.network().inputs()
                + (double) OF_SUM * sums(model.network()));
    }

    private static long sums(NetworkSpec network) {
        return network.layers().stream().mapToLong(LayerSpec::sums).sum();
    }

    /** The memory, in bytes, where {@code numbers} are kept for each row. */
    public static long bytes(TrainedModel model, long rows, int numbers) {
        var network = model.network();
        var width = network.inputs() + sums(network);
        return rows * numbers * BYTES_OF_NUMBER + Math.min(rows, Evaluator.CHUNK_ROWS) * width * Double.BYTES;
    }
}
