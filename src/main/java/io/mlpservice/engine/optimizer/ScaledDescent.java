package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.matrix.Matrix;

import java.util.List;

/** RMSProp and Adagrad: gradient descent scaled by the accumulated squares v ← kept·v + added·g². */
final class ScaledDescent implements BlockOptimizer {
    private final double kept;
    private final double added;
    private final double epsilon;
    private final Matrix parameters;
    private final Matrix squares;

    ScaledDescent(double kept, double added, double epsilon, Matrix parameters) {
        this.kept = kept;
        this.added = added;
        this.epsilon = epsilon;
        this.parameters = parameters;
        this.squares = Matrix.zeros(parameters.precision(), 1, parameters.size());
    }

    @Override
    public void step(Matrix gradients, double learningRate) {
        squares.blendSquares(kept, added, gradients);
        parameters.addQuotient(-learningRate, gradients, 1, squares, epsilon);
    }

    @Override
    public List<Matrix> memory() {
        return List.of(squares);
    }
}
