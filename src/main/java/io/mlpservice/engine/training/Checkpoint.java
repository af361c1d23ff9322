package io.mlpservice.engine.training;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.network.NetworkState;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where a training run stands between two steps: all that the steps to come depend on, so that a run that resumes from here
 * ends as it would have without a break, to the bit. Random numbers are functions of seed, epoch and step and need no
 * place here. It never changes.
 *
 * @param kernels the arithmetic so far; on other kernels the steps to come may round differently
 * @param elapsed how long training took so far, which counts towards a time limit
 * @param network parameters, and the running statistics of batch normalisation
 */
public record Checkpoint(String kernels, Position position, Duration elapsed, NetworkState network,
        LearnerMemory learner, DiagnosticsMemory diagnostics, BestMemory best, RateMemory rate) {
    /**
     * Where the next step is.
     *
     * @param epoch counted from 1
     * @param step within the epoch, counted from 0; past the last one when only the epoch's measurement is left
     * @param lossSum of the epoch's rows so far, weighted
     */
    public record Position(int epoch, int step, double lossSum) {}

    /**
     * What the way of learning remembers.
     *
     * @param rows moments of the optimiser, or the last steps of L-BFGS
     * @param count of evaluations by L-BFGS in the whole run, or of errors by the perceptron rule in this epoch
     */
    public record LearnerMemory(List<Matrix> rows, long count) {}

    /**
     * What the diagnostics of the present epoch remember.
     *
     * @param liveUnits a row with 1 for each hidden ReLU unit that has answered, else 0
     */
    public record DiagnosticsMemory(double gradientNorm, Matrix liveUnits) {}

    /**
     * What early stopping remembers.
     *
     * @param parameters of the best epoch, if there is one yet
     */
    public record BestMemory(double lowestLoss, int epochsSince, Optional<Matrix> parameters) {}

    /** What an adaptive learning rate remembers. */
    public record RateMemory(double base, double lowestLoss, int epochsSince) {}

    /**
     * Reads a checkpoint that {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException if the bytes are no checkpoint, are damaged, or are of another format
     */
    public static Checkpoint fromBytes(byte[] bytes) {
        return CheckpointFormat.read(bytes);
    }

    /** The checkpoint as bytes: a versioned format that ends in a checksum. */
    public byte[] toBytes() {
        return CheckpointFormat.write(this);
    }

    /** How many epochs are finished. */
    public int epochs() {
        return position.epoch() - 1;
    }

    static Matrix copy(Matrix row) {
        var copy = Matrix.zeros(row.precision(), row.rows(), row.columns());
        copy.copyFrom(row);
        return copy;
    }

    /** Copies rows into others of the same shapes, in order. */
    static void copy(List<Matrix> from, List<Matrix> into) {
        if (from.size() != into.size()) {
            throw new IllegalArgumentException("this checkpoint is of another run");
        }
        for (var index = 0; index < from.size(); index++) {
            into.get(index).copyFrom(from.get(index));
        }
    }
}
