package io.mlpservice.engine.model;

import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.training.Evaluator;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/** A pass of table rows through a model. It encodes few rows at a time, so that their inputs take little memory. */
final class TablePass {
    private final Matrix outputs;
    private final double loss;

    /**
     * Passes rows of a table, all of which have a value for every target.
     *
     * @param stop asked before each slice of rows; once it is true, the remaining rows are skipped and the result is
     *     meaningless
     */
    TablePass(TrainedModel model, Table table, int[] rows, BooleanSupplier stop) {
        var precision = model.precision();
        var columns = model.network().outputLayer().units();
        var network = model.runnable(Math.min(Evaluator.CHUNK_ROWS, rows.length));
        var inputs = model.features().reader(table);
        var total = 0.0;
        this.outputs = Matrix.zeros(precision, rows.length, columns);
        for (var from = 0; from < rows.length && !stop.getAsBoolean(); from += Evaluator.CHUNK_ROWS) {
            var slice = Arrays.copyOfRange(rows, from, Math.min(from + Evaluator.CHUNK_ROWS, rows.length));
            var samples = new Samples(inputs.read(slice, precision), model.codec().encode(table, slice, precision));
            var ofSlice = network.forward(samples.inputs());
            outputs.view(from * columns, slice.length, columns).copyFrom(ofSlice);
            total += model.objective().loss().weightedSum(network.outputSums(slice.length), ofSlice,
                    samples.targets(), samples.classes(), samples.weights());
        }
        this.loss = total * model.objective().reduction().scale(rows.length);
    }

    /** The outputs of the rows, [rows][outputs]. */
    Matrix outputs() {
        return outputs;
    }

    /** The reduced loss of the rows, without the penalty. */
    double loss() {
        return loss;
    }
}
