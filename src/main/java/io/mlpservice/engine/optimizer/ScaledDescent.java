package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.matrix.Matrix;

import java.util.List;

/** RMSProp and Adagrad: gradient descent scaled by the accumulated squares v ← kept·v + added·g². */
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
        squares.blendSquares(kept, added, gradients);
        parameters.addQuotient(-learningRate, gradients, 1, squares, epsilon);
    }

    @Override
    public List<Matrix> memory() {
        return List.of(squares);
    }
}
