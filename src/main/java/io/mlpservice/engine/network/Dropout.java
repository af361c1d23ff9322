package io.mlpservice.engine.network;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;

/**
 * Inverted dropout (Srivastava et al., 2014): in training, zeroes each number with probability p and divides the others
 * by 1 − p, with a new mask for each row and step; at inference, does nothing.
 */
final class Dropout implements Stage {
    private static final int BITS_FOR_ELEMENTS = 40;

    private final double probability;
    private final long place;
    private final Matrix factors;
    private final Matrix outputs;
    private boolean active;

    /**
     * Allocates the buffers.
     *
     * @param place the position in the network, which gives each dropout its own random numbers
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
