package io.mlpservice.training.resolution;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.dataset.Dataset;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.training.Evaluator;

/** Estimates the memory of a training run. */
final class MemoryEstimate {
    /** Parameters, their gradients, two optimizer states, the best epoch's copy and its bytes in the database. */
    private static final int COPIES_OF_PARAMETERS = 6;
    /** Parameters, two optimizer states and the best epoch's copy: as rows, as a growing buffer and as final bytes. */
    private static final int COPIES_FOR_A_CHECKPOINT = 12;
    /**
     * What L-BFGS keeps of a step: the change of the parameters and of the gradient; three times that in a checkpoint.
     */
    private static final long COPIES_FOR_EACH_PAST_STEP = 2 * 4;
    /** Sums, outputs and gradients of every unit. */
    private static final int BUFFERS_PER_UNIT = 3;

    private MemoryEstimate() {}

    static long bytes(TrainingConfiguration configuration, NetworkSpec network, Dataset dataset) {
        var training = configuration.training();
        var rows = (long) dataset.rowCount();
        var units = network.layers().stream().mapToLong(LayerSpec::sums).sum();
        var batchSize = training.batchSize();
        var batchRows = switch (training.batching()) {
            case MINI_BATCH, FULL_BATCH -> batchSize == null ? rows : Math.min(rows, batchSize);
            case SEQUENTIAL -> 1;
        };
        var outputs = network.outputLayer().units();
        var history = training.optimizer().historySize();
        var copies = COPIES_OF_PARAMETERS + COPIES_FOR_A_CHECKPOINT
                + (history == null ? 0 : COPIES_FOR_EACH_PAST_STEP * history);
        var numbers = network.parameterCount() * copies + rows * (network.inputs() + 2L * outputs)
                + Math.max(batchRows, Math.min(rows, Evaluator.CHUNK_ROWS))
                        * (units * BUFFERS_PER_UNIT + network.inputs());
        return rows * dataset.columns().size() * Double.BYTES
                + numbers * configuration.precision().bytes();
    }
}
