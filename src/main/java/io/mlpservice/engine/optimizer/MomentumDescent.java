package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.optimizer.OptimizerSpec.Sgd;

import java.util.List;

/** Gradient descent with momentum. */
final class MomentumDescent implements BlockOptimizer {
    private final Sgd spec;
    private final Matrix parameters;
    private final Matrix velocities;

    MomentumDescent(Sgd spec, Matrix parameters) {
        this.spec = spec;
        this.parameters = parameters;
        this.velocities = Matrix.zeros(parameters.precision(), 1, parameters.size());
    }

    @Override
    public void step(Matrix gradients, double learningRate) {
        velocities.blend(spec.momentum(), 1, gradients);
        if (spec.nesterov()) {
            parameters.addScaled(-learningRate, gradients);
            parameters.addScaled(-learningRate * spec.momentum(), velocities);
        } else {
            parameters.addScaled(-learningRate, velocities);
        }
    }

    @Override
    public List<Matrix> memory() {
        return List.of(velocities);
    }
}
