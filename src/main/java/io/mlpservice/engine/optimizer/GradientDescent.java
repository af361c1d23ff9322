package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.matrix.Matrix;

/** Plain gradient descent: w ← w − ηg. */
record GradientDescent(Matrix parameters) implements BlockOptimizer {
    @Override
    public void step(Matrix gradients, double learningRate) {
        parameters.addScaled(-learningRate, gradients);
    }
}
