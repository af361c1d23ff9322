package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.function.Loss;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.network.Network;

/** Measures a network by samples, a few rows at a time. */
public final class Evaluator {
    /** How many rows pass through the network at once. */
    public static final int CHUNK_ROWS = 256;

    private final Samples samples;
    private final Network network;
    private final Matrix inputs;
    private final Matrix outputs;

    /** The network is evaluated with the parameters it has whenever {@link #loss} is called. */
    public Evaluator(Samples samples, Network network) {
        this.samples = samples;
        this.network = new Network(network.spec(), network.parameters(), Math.min(CHUNK_ROWS, samples.rows()));
        this.inputs = samples.inputs();
        this.outputs = Matrix.zeros(inputs.precision(), samples.rows(), network.spec().outputLayer().units());
    }

    /** Passes all rows through the network and returns their joined loss, without penalty. */
    public double loss(Loss loss, LossReduction reduction) {
        var total = 0.0;
        for (var from = 0; from < inputs.rows(); from += CHUNK_ROWS) {
            var rows = Math.min(CHUNK_ROWS, inputs.rows() - from);
            var chunkOutputs = network.forward(rowsOf(inputs, from, rows));
            var chunkTargets = rowsOf(samples.targets(), from, rows);
            rowsOf(outputs, from, rows).copyFrom(chunkOutputs);
            for (var row = 0; row < rows; row++) {
                total += loss.ofRow(network.outputSums(rows), chunkOutputs, chunkTargets, row);
            }
        }
        return total * reduction.scale(inputs.rows());
    }

    /** The outputs of the last {@link #loss}, [rows][outputs]. */
    public Matrix outputs() {
        return outputs;
    }

    /** The score of the last {@link #loss}. */
    double score(Score score) {
        return score.of(outputs, samples.targets());
    }

    private static Matrix rowsOf(Matrix matrix, int from, int rows) {
        return matrix.view(from * matrix.columns(), rows, matrix.columns());
    }
}
