package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.matrix.Matrix;

/** Plain gradient descent: w ← w − ηg. */
record GradientDescent(Matrix parameters, Matrix gradients) implements Optimizer {
    @Override
    public void step(double learningRate) {
        parameters.addScaled(-learningRate, gradients);
    }
}
