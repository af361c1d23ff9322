package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.optimizer.OptimizerSpec.Adam;

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
        var precision = parameters.precision();
        var beta1 = spec.beta1();
        var beta2 = spec.beta2();
        var epsilon = spec.epsilon();
        var meanCorrection = 1 - StrictMath.pow(beta1, (double) steps);
        var squareCorrection = 1 - StrictMath.pow(beta2, (double) steps);
        var kept = 1 - learningRate * spec.weightDecay();
        for (var index = 0; index < parameters.size(); index++) {
            var gradient = gradients.get(index);
            var mean = Optimizer.flushed(beta1 * means.get(index) + (1 - beta1) * gradient, precision);
            var square = Optimizer.flushed(beta2 * squares.get(index) + (1 - beta2) * gradient * gradient, precision);
            means.set(index, mean);
            squares.set(index, square);
            var step = mean / meanCorrection / (Math.sqrt(square / squareCorrection) + epsilon);
            parameters.set(index, parameters.get(index) * kept - learningRate * step);
        }
    }
}
