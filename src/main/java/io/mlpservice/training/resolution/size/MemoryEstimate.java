package io.mlpservice.training.resolution.size;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.dataset.Dataset;
import io.mlpservice.engine.feature.KeptInputs;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.metric.Measures;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.optimizer.OptimizerType;
import io.mlpservice.engine.pipeline.TrainingRows;
import io.mlpservice.engine.training.EarlyStopping.Monitor;
import io.mlpservice.engine.training.Evaluator;
import io.mlpservice.training.job.TakenSnapshot;

import java.util.Objects;

/**
 * Estimates the heap that a training run needs at its peak, by what it keeps at the same time.
 *
 * @param rows the rows of the table
 * @param encodedRows those of them that are not held out for the test
 * @param tableBytes all rows of the columns that the run reads
 * @param kept how the inputs of a row are kept
 * @param batchRows the rows of a pass that learns
 * @param copiesOfBatch 1 if batches are copied from the encoded rows, else 0
 * @param states how many numbers the optimizer keeps for each parameter
 * @param best 1 if early stopping keeps the parameters of the best epoch, else 0
 * @param snapshots how many are taken, at most
 */
public record MemoryEstimate(long rows, long encodedRows, long tableBytes, KeptInputs kept, NetworkSpec network,
        long batchRows, int copiesOfBatch, int states, int best, long snapshots, Precision precision) {
    /** Values of a column while its scale is fitted. */
    private static final int COPIES_TO_FIT = 4;
    /** The copy itself, the buffer that it is written to while that grows, and the final bytes. */
    private static final int COPIES_OF_CHECKPOINT = 4;
    /** The model that a snapshot is taken of, and its bytes while they are written. */
    private static final int COPIES_OF_MODEL = 4;
    /** Where a batch's indicators are sorted by block of weights: their rows in the batch, and in the weights. */
    private static final long PLACES_OF_INDICATOR = 2;
    /** The largest copy that a product makes of a factor, and the number of multiplications from which it does. */
    private static final long MOST_PACKED = 1 << 22;

    /**
     * The estimate for a configuration.
     *
     * @param kept how the inputs of a row are kept
     */
    public static MemoryEstimate of(TrainingConfiguration configuration, NetworkSpec network, KeptInputs kept,
            Dataset dataset) {
        var training = configuration.training();
        var rows = (long) dataset.rowCount();
        var test = Objects.requireNonNullElse(configuration.split().testFraction(), 0.0);
        var encoded = Math.max(1, Math.round(rows * (1 - test)));
        var size = training.batchSize();
        var batch = switch (training.batching()) {
            case MINI_BATCH, FULL_BATCH -> size == null ? encoded : Math.min(encoded, size);
            case SEQUENTIAL -> 1;
        };
        var isLbfgs = training.optimizer().type() == OptimizerType.LBFGS;
        return new MemoryEstimate(rows, encoded, dataset.bytes(configuration.columns(), rows), kept, network,
                isLbfgs ? encoded : batch, isLbfgs ? 0 : 1, states(configuration),
                training.earlyStopping().monitor() == Monitor.NONE ? 0 : 1, snapshots(configuration),
                configuration.precision());
    }

    private static long snapshots(TrainingConfiguration configuration) {
        var asked = configuration.snapshots();
        return asked == null ? 0 : Math.min(asked.max(), configuration.training().epochs() + 1L);
    }

    private static int states(TrainingConfiguration configuration) {
        var optimizer = configuration.training().optimizer();
        return switch (optimizer.type()) {
            case ADAM, ADAMW, ADADELTA -> 2;
            case RMSPROP, ADAGRAD -> 1;
            case SGD -> optimizer.momentum() == null || optimizer.momentum() == 0 ? 0 : 1;
            case LBFGS -> 2 * Objects.requireNonNullElse(optimizer.historySize(), 0) + COPIES_TO_FIT;
            case PERCEPTRON -> 0;
        };
    }

    /** The peak, in bytes. */
    public long bytes() {
        return tableBytes + rows * TrainingRows.BYTES_OF_ROW + Math.max(rows * COPIES_TO_FIT * Double.BYTES,
                Math.max(training() + waitingSnapshots(), evaluation()));
    }

    /** Those that wait while the database does not answer, the one that goes beyond, and the model of the run. */
    private long waitingSnapshots() {
        var bytes = network.parameterCount() * precision.bytes();
        return snapshots == 0
                ? 0
                : Math.min(snapshots * bytes, TakenSnapshot.MOST_WAITING + bytes) + COPIES_OF_MODEL * bytes;
    }

    private long training() {
        var outputs = network.outputLayer().units();
        var samples = encodedRows * (kept.bytes(precision) + (long) outputs * precision.bytes());
        var numbers = batchRows * (outputs + unitsOfPass(1)) + Evaluator.CHUNK_ROWS * unitsOfPass(0) + packed()
                + network.parameterCount() * copiesOfParameters();
        var sorted = PLACES_OF_INDICATOR * kept.indicators() * Integer.BYTES;
        return samples
                + batchRows * copiesOfBatch * (kept.bytes(precision) + (long) outputs * precision.bytes() + sorted)
                + numbers * precision.bytes();
    }

    /** The outputs of the largest part, and what their metrics take for one target at a time. */
    private long evaluation() {
        return Measures.bytes(encodedRows, network.outputLayer().units(), precision)
                + 2 * network.parameterCount() * precision.bytes();
    }

    /** Parameters and gradients, the optimizer's states, the best epoch, and a checkpoint of all but the gradients. */
    private long copiesOfParameters() {
        var saved = 1L + states + best;
        return 1 + saved + COPIES_OF_CHECKPOINT * saved;
    }

    /**
     * The numbers that a pass keeps of each row.
     *
     * @param backward 1 if it goes back as well, else 0
     */
    private long unitsOfPass(int backward) {
        var numbers = 0L;
        var inputs = network.inputDropout() > 0 || network.layers().getFirst().residual() ? network.inputs() : 0L;
        for (var layer : network.layers()) {
            numbers += layer.sums() + layer.units() + ofStages(layer);
            numbers += backward * (inputs + layer.sums() + ofStages(layer));
            inputs = layer.units();
        }
        var first = network.layers().getFirst().residual() || network.inputDropout() > 0 ? network.inputs() : 0;
        return numbers + first + (network.inputDropout() > 0 ? 2L * network.inputs() : 0);
    }

    private static long ofStages(LayerSpec layer) {
        return (layer.batchNormalization() ? 2L * layer.sums() : 0) + (layer.dropout() > 0 ? 2L * layer.units() : 0)
                + (layer.residual() ? layer.units() : 0);
    }

    /** The factors that large products copy. */
    private long packed() {
        var numbers = 0L;
        var inputs = kept.numbers();
        for (var layer : network.layers()) {
            if (batchRows * inputs * layer.sums() >= MOST_PACKED) {
                numbers += 2 * Math.min(MOST_PACKED, batchRows * inputs)
                        + Math.min(MOST_PACKED, batchRows * layer.sums());
            }
            inputs = layer.units();
        }
        return numbers;
    }
}
