package io.mlpservice.engine.network;

import io.mlpservice.engine.function.Activation.Prelu;
import io.mlpservice.engine.matrix.Matrix;

/** A PReLU activation, whose slopes are parameters. */
final class LearnedSlopes implements Stage {
    private final Prelu function;
    private final LayerBlock block;
    private final Matrix slopes;
    private final Matrix outputs;
    private Matrix sums;

    LearnedSlopes(Prelu function, LayerBlock block, Matrix parameters, int maximumRows) {
        this.function = function;
        this.block = block;
        this.slopes = block.slopes(parameters);
        this.outputs = Matrix.zeros(parameters.precision(), maximumRows, slopes.columns());
        this.sums = Matrix.zeros(parameters.precision(), 0, slopes.columns());
    }

    @Override
    public Matrix forward(Matrix inputs, Pass pass) {
        sums = inputs;
        var result = outputs.firstRows(inputs.rows());
        for (var row = 0; row < inputs.rows(); row++) {
            for (var unit = 0; unit < inputs.columns(); unit++) {
                result.set(row, unit, function.value(inputs.get(row, unit), slopes.get(unit)));
            }
        }
        return result;
    }

    @Override
    public Backward backward(Matrix gradients) {
        var slopeGradients = block.slopes(gradients);
        var sumGradients = Matrix.zeros(outputs.precision(), outputs.rows(), outputs.columns());
        return outputGradients -> {
            var result = sumGradients.firstRows(outputGradients.rows());
            for (var unit = 0; unit < result.columns(); unit++) {
                slopeGradients.set(unit, backward(unit, outputGradients, result));
            }
            return result;
        };
    }

    /** Computes the gradients for a unit's sums and returns the one for its slope. */
    private double backward(int unit, Matrix outputGradients, Matrix sumGradients) {
        var bySlope = 0.0;
        for (var row = 0; row < outputGradients.rows(); row++) {
            var sum = sums.get(row, unit);
            var gradient = outputGradients.get(row, unit);
            sumGradients.set(row, unit, gradient * function.derivativeBySum(sum, slopes.get(unit)));
            bySlope += gradient * function.derivativeBySlope(sum);
        }
        return bySlope;
    }
}
