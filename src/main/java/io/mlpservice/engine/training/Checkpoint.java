package io.mlpservice.engine.training;

import io.mlpservice.engine.format.UnreadableException;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.network.NetworkState;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The complete state of a training run between two steps. A resumed run gives the same bits as one without
 * interruption. Random numbers are functions of seed, epoch and step, so they need no state. Immutable.
 *
 * @param kernels the arithmetic used so far; a run that resumes on other kernels may round differently
 * @param weightsByInput how the rows of parameters and moments hold the weights of the first layer; see
 *     {@link NetworkSpec}. The rows have the same length both ways, so that nothing else shows it
 * @param elapsed the training time so far, which counts toward the time limit
 * @param network the parameters and the running statistics of batch normalization
 */
public record Checkpoint(String kernels, boolean weightsByInput, Position position, Duration elapsed,
        NetworkState network,
        LearnerMemory learner, DiagnosticsMemory diagnostics, BestMemory best, RateMemory rate) {
    /**
     * The next step.
     *
     * @param epoch counted from 1
     * @param step within the epoch, counted from 0; equal to the number of steps if only the evaluation of the epoch is
     *     left
     * @param lossSum the weighted sum of the losses of this epoch's rows so far
     */
    public record Position(int epoch, int step, double lossSum) {}

    /**
     * The state of the learner.
     *
     * @param rows the moments of the optimizer, or the curvature pairs of L-BFGS
     * @param count the evaluations by L-BFGS in the whole run, or the errors of the perceptron rule in this epoch
     */
    public record LearnerMemory(List<Matrix> rows, long count) {}

    /**
     * The diagnostics of the current epoch so far.
     *
     * @param liveUnits one row: 1 for each hidden ReLU unit that has been active, else 0
     * @param score what the rows so far add to the training score; empty in checkpoints of versions without it
     */
    public record DiagnosticsMemory(double gradientNorm, Matrix liveUnits, List<Double> score) {}

    /**
     * The state of early stopping.
     *
     * @param parameters those of the best epoch, if there is one
     */
    public record BestMemory(double lowestLoss, int epochsSince, Optional<Matrix> parameters) {}

    /** The state of an adaptive learning rate. */
    public record RateMemory(double base, double lowestLoss, int epochsSince) {}

    /**
     * Reads a checkpoint that {@link #toBytes} wrote.
     *
     * @throws UnreadableException if the bytes are not a checkpoint, are damaged, or have another format
     */
    public static Checkpoint fromBytes(byte[] bytes) {
        return CheckpointFormat.read(bytes);
    }

    /** Encodes the checkpoint in a versioned format with a checksum. */
    public byte[] toBytes() {
        return CheckpointFormat.write(this);
    }

    /** Whether a run that keeps the weights of its first layer as this network does can resume from it. */
    boolean suits(NetworkSpec network) {
        return weightsByInput == network.weightsByInput();
    }

    /** The number of finished epochs. */
    public int epochs() {
        return position.epoch() - 1;
    }

    static Matrix copy(Matrix row) {
        var copy = Matrix.zeros(row.precision(), row.rows(), row.columns());
        copy.copyFrom(row);
        return copy;
    }

    /** Copies each row into its counterpart, which has the same shape. */
    static void copy(List<Matrix> from, List<Matrix> into) {
        if (from.size() != into.size()) {
            throw new IllegalArgumentException("this checkpoint belongs to another run");
        }
        for (var index = 0; index < from.size(); index++) {
            into.get(index).copyFrom(from.get(index));
        }
    }
}
