package io.mlpservice.engine.network;

import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;

/** An activation that has nothing to learn. */
final class FixedActivation implements Stage {
    private final Activation.Fixed function;
    private final Matrix outputs;
    private Matrix sums;

    FixedActivation(Activation.Fixed function, int units, Precision precision, int maximumRows) {
        this.function = function;
        this.outputs = Matrix.zeros(precision, maximumRows, units);
        this.sums = Matrix.zeros(precision, 0, units * function.pieces());
    }

    @Override
    public Matrix forward(Matrix inputs, Pass pass) {
        sums = inputs;
        var result = outputs.firstRows(inputs.rows());
        function.forward(sums, result);
        return result;
    }

    @Override
    public Backward backward(Matrix gradients) {
        var sumGradients = Matrix.zeros(outputs.precision(), outputs.rows(), sums.columns());
        return outputGradients -> {
            var rows = outputGradients.rows();
            var result = sumGradients.firstRows(rows);
            function.backward(sums, outputs.firstRows(rows), outputGradients, result);
            return result;
        };
    }
}
