package io.mlpservice.engine.model;

import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.MixedMatrix;
import io.mlpservice.engine.network.Network;

import java.util.ArrayList;
import java.util.List;

/** Predicts rows with a model. Its buffers are not thread-safe. */
final class Predictor {
    private final TrainedModel model;
    private final Network network;
    private final MixedMatrix inputs;
    private final double[] unscaled;

    Predictor(TrainedModel model, int rowsAtOnce) {
        this.model = model;
        this.network = model.runnable(rowsAtOnce);
        this.inputs = model.features().zeros(model.precision(), rowsAtOnce);
        this.unscaled = new double[inputs.numbers().columns()];
    }

    List<Prediction> predict(double[][] rows) {
        var predictions = new ArrayList<Prediction>(rows.length);
        for (var from = 0; from < rows.length; from += inputs.rows()) {
            var count = Math.min(inputs.rows(), rows.length - from);
            for (var row = 0; row < count; row++) {
                set(row, rows[from + row]);
            }
            var outputs = forward(count);
            for (var row = 0; row < count; row++) {
                predictions.add(prediction(outputs, row));
            }
        }
        return predictions;
    }

    /** The number of rows that are passed at once. */
    int rowsAtOnce() {
        return inputs.rows();
    }

    /** Sets the codes of a row. */
    void set(int row, double[] codes) {
        model.features().setInputs(inputs, row, codes, unscaled);
    }

    /** Passes the first rows through the network. */
    Matrix forward(int count) {
        return network.forward(count == inputs.rows() ? inputs : inputs.part(0, count));
    }

    /** What a layer, counted from 0, answered for the rows passed last, [rows][units]. */
    Matrix outputs(int layer, int count) {
        return network.outputs(layer, count);
    }

    /** The prediction for one of the rows passed last. */
    Prediction prediction(Matrix outputs, int row) {
        return model.codec().decode(answer(outputs, row), row);
    }

    /** Checks the inputs, because an activation could hide their overflow. */
    private Matrix answer(Matrix outputs, int row) {
        for (var input = 0; input < unscaled.length; input++) {
            if (!Double.isFinite(inputs.numbers().get(row, input))) {
                outputs.view(row * outputs.columns(), 1, outputs.columns()).fill(Double.NaN);
            }
        }
        return outputs;
    }
}
