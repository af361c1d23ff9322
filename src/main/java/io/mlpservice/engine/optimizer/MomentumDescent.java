package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.optimizer.OptimizerSpec.Sgd;

/** Gradient descent that keeps a share of its velocity. */
final class MomentumDescent implements Optimizer {
    private final Sgd spec;
    private final Matrix parameters;
    private final Matrix gradients;
    private final Matrix velocities;

    MomentumDescent(Sgd spec, Matrix parameters, Matrix gradients) {
        this.spec = spec;
        this.parameters = parameters;
        this.gradients = gradients;
        this.velocities = Matrix.zeros(parameters.precision(), 1, parameters.size());
    }

    @Override
    public void step(double learningRate) {
        var precision = parameters.precision();
        var momentum = spec.momentum();
        for (var index = 0; index < parameters.size(); index++) {
            var gradient = gradients.get(index);
            var velocity = Optimizer.flushed(momentum * velocities.get(index) + gradient, precision);
            velocities.set(index, velocity);
            var direction = spec.nesterov() ? gradient + momentum * velocity : velocity;
            parameters.set(index, parameters.get(index) - learningRate * direction);
        }
    }
}
