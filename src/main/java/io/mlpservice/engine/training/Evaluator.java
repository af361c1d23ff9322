package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.network.Network;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.network.NetworkState;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/** Evaluates a network on samples, in chunks of rows. */
public final class Evaluator {
    /** The number of rows in a chunk. */
    public static final int CHUNK_ROWS = 256;

    private final Samples samples;
    private final List<Samples> chunks;
    private final Network network;
    private final Matrix outputs;
    private final RunningScore score;

    /** Each {@link #loss} uses the parameters that the state holds at the time. */
    public Evaluator(Samples samples, NetworkSpec spec, NetworkState state, Score score) {
        this.samples = samples;
        this.chunks = chunks(samples);
        this.network = new Network(spec, state, Math.min(CHUNK_ROWS, samples.rows()));
        this.outputs = Matrix.zeros(state.precision(), samples.rows(), spec.outputLayer().units());
        this.score = RunningScore.of(score, samples);
    }

    static List<Samples> chunks(Samples samples) {
        var chunks = new ArrayList<Samples>();
        for (var from = 0; from < samples.rows(); from += CHUNK_ROWS) {
            chunks.add(samples.part(from, Math.min(CHUNK_ROWS, samples.rows() - from)));
        }
        return chunks;
    }

    /**
     * Passes all rows through the network and returns their reduced loss, without the penalty.
     *
     * @param stop asked before each chunk; once it is true, the remaining chunks are skipped and the result is
     *     meaningless
     */
    public double loss(Objective objective, BooleanSupplier stop) {
        var total = 0.0;
        var from = 0;
        for (var chunk : chunks) {
            if (stop.getAsBoolean()) {
                break;
            }
            var chunkOutputs = network.forward(chunk.inputs());
            outputs.view(from * outputs.columns(), chunk.rows(), outputs.columns()).copyFrom(chunkOutputs);
            total += objective.loss().weightedSum(network.outputSums(chunk.rows()), chunkOutputs, chunk.targets(),
                    chunk.classes(), chunk.weights());
            from += chunk.rows();
        }
        return total * objective.reduction().scale(samples.totalWeight());
    }

    /** The score of the last {@link #loss}; absent if it is undefined. */
    OptionalDouble score() {
        score.start();
        score.add(outputs, samples);
        return score.value();
    }

    /** The outputs of the last {@link #loss}, [rows][outputs]. */
    public Matrix outputs() {
        return outputs;
    }
}
