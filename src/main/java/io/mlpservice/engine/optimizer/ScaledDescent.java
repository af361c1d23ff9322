package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.matrix.Matrix;

/** Gradient descent scaled by the squares seen so far, v ← kept·v + added·g²: RMSProp and Adagrad at work. */
final class ScaledDescent implements Optimizer {
    private final double kept;
    private final double added;
    private final double epsilon;
    private final Matrix parameters;
    private final Matrix gradients;
    private final Matrix squares;

    ScaledDescent(double kept, double added, double epsilon, Matrix parameters, Matrix gradients) {
        this.kept = kept;
        this.added = added;
        this.epsilon = epsilon;
        this.parameters = parameters;
        this.gradients = gradients;
        this.squares = Matrix.zeros(parameters.precision(), 1, parameters.size());
    }

    @Override
    public void step(double learningRate) {
        var precision = parameters.precision();
        for (var index = 0; index < parameters.size(); index++) {
            var gradient = gradients.get(index);
            var square = Optimizer.flushed(kept * squares.get(index) + added * gradient * gradient, precision);
            squares.set(index, square);
            var step = gradient / (Math.sqrt(square) + epsilon);
            parameters.set(index, parameters.get(index) - learningRate * step);
        }
    }
}
