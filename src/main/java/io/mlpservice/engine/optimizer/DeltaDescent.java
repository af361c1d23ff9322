package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.optimizer.OptimizerSpec.Adadelta;

import java.util.List;

/** Adadelta. */
final class DeltaDescent implements BlockOptimizer {
    private final Adadelta spec;
    private final Matrix parameters;
    private final Matrix gradientSquares;
    private final Matrix stepSquares;

    DeltaDescent(Adadelta spec, Matrix parameters) {
        this.spec = spec;
        this.parameters = parameters;
        this.gradientSquares = Matrix.zeros(parameters.precision(), 1, parameters.size());
        this.stepSquares = Matrix.zeros(parameters.precision(), 1, parameters.size());
    }

    @Override
    public void step(Matrix gradients, double learningRate) {
        for (var index = 0; index < parameters.size(); index++) {
            var gradient = gradients.get(index);
            var square = moved(gradientSquares, index, gradient);
            var step = Math.sqrt((stepSquares.get(index) + spec.epsilon()) / (square + spec.epsilon())) * gradient;
            moved(stepSquares, index, step);
            parameters.set(index, parameters.get(index) - learningRate * step);
        }
    }

    @Override
    public List<Matrix> memory() {
        return List.of(gradientSquares, stepSquares);
    }

    /** Updates a running mean of squares with a new value and returns it. */
    private double moved(Matrix squares, int index, double value) {
        var square = spec.decay() * squares.get(index) + (1 - spec.decay()) * value * value;
        squares.set(index, BlockOptimizer.flushed(square, parameters.precision()));
        return square;
    }
}
