package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.optimizer.OptimizerSpec.Adam;

import java.util.List;

/** Adam and AdamW at work. */
final class AdaptiveMoments implements Optimizer {
    private final Adam spec;
    private final Matrix parameters;
    private final Matrix gradients;
    private final Matrix means;
    private final Matrix squares;
    private long steps;

    AdaptiveMoments(Adam spec, Matrix parameters, Matrix gradients) {
        this.spec = spec;
        this.parameters = parameters;
        this.gradients = gradients;
        this.means = Matrix.zeros(parameters.precision(), 1, parameters.size());
        this.squares = Matrix.zeros(parameters.precision(), 1, parameters.size());
    }

    @Override
    public void step(double learningRate) {
        steps++;
        var meanCorrection = 1 - StrictMath.pow(spec.beta1(), (double) steps);
        var squareCorrection = 1 - StrictMath.pow(spec.beta2(), (double) steps);
        if (spec.weightDecay() > 0) {
            parameters.addScaled(-learningRate * spec.weightDecay(), parameters);
        }
        parameters.adapt(gradients, means, spec.beta1(), squares, spec.beta2(), -learningRate / meanCorrection,
                1 / Math.sqrt(squareCorrection), spec.epsilon());
    }

    @Override
    public List<Matrix> memory() {
        return List.of(means, squares);
    }

    @Override
    public void resumeAfter(long count) {
        steps = count;
    }
}
