package io.mlpservice.engine.network;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;

/**
 * Leaves out each number with a probability p and divides the others by 1 − p, so that their mean stays (Srivastava and
 * others, 2014); at inference all pass. Every row of every step draws anew.
 */
final class Dropout implements Stage {
    private static final int BITS_FOR_ELEMENTS = 40;

    private final double probability;
    private final long place;
    private final Matrix factors;
    private final Matrix outputs;
    private boolean active;

    /**
     * Dropout on so many columns.
     *
     * @param place tells the dropouts of a network apart, so that each draws its own
     */
    Dropout(double probability, int place, int columns, Precision precision, int maximumRows) {
        this.probability = probability;
        this.place = place;
        this.factors = Matrix.zeros(precision, maximumRows, columns);
        this.outputs = Matrix.zeros(precision, maximumRows, columns);
    }

    @Override
    public Matrix forward(Matrix inputs, Pass pass) {
        active = pass.isTraining();
        if (!active) {
            return inputs;
        }
        var stream = RandomStream.of(pass.seed(), Purpose.DROPOUT, pass.step());
        var first = place << BITS_FOR_ELEMENTS;
        for (var index = 0; index < inputs.size(); index++) {
            factors.set(index, stream.uniform(first + index) < probability ? 0 : 1 / (1 - probability));
        }
        return multiply(inputs, outputs.firstRows(inputs.rows()));
    }

    @Override
    public Backward backward(Matrix gradients) {
        var inputGradients = Matrix.zeros(outputs.precision(), outputs.rows(), outputs.columns());
        return outputGradients -> active
                ? multiply(outputGradients, inputGradients.firstRows(outputGradients.rows()))
                : outputGradients;
    }

    private Matrix multiply(Matrix source, Matrix result) {
        result.copyFrom(source);
        result.multiplyBy(factors.firstRows(source.rows()));
        return result;
    }
}
