package io.mlpservice.surface;

import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.training.Evaluator;

/** Estimates what passes of rows through a model cost. */
final class Cost {
    /** What it takes to make an input of the network, in multiplications. */
    private static final int OF_INPUT = 20;
    /** A number, and the same number in a part of the answer that is being sent. */
    private static final int BYTES_OF_NUMBER = 2 * Double.BYTES;

    private Cost() {}

    /** In multiplications. */
    static double of(TrainedModel model, long rows) {
        return rows * (model.parameterCount() + (double) OF_INPUT * model.network().inputs());
    }

    /** In bytes, where {@code numbers} are kept for each row. */
    static long memory(TrainedModel model, long rows, int numbers) {
        var network = model.network();
        var width = (long) network.inputs() + network.layers().stream().mapToLong(LayerSpec::sums).sum();
        return rows * numbers * BYTES_OF_NUMBER + Math.min(rows, Evaluator.CHUNK_ROWS) * width * Double.BYTES;
    }
}
