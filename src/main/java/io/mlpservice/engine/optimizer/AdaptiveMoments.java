package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.optimizer.OptimizerSpec.Adam;

import java.util.List;

/** Adam and AdamW. */
final class AdaptiveMoments implements BlockOptimizer {
    /** So small that 1 minus it rounds to 1. */
    private static final double UNSEEN = 0x1p-54;

    private final Adam spec;
    private final Matrix parameters;
    private final Matrix means;
    private final Matrix squares;
    /** β₁ᵗ and β₂ᵗ after t steps. */
    private double meanStart = 1;
    private double squareStart = 1;

    AdaptiveMoments(Adam spec, Matrix parameters) {
        this.spec = spec;
        this.parameters = parameters;
        this.means = Matrix.zeros(parameters.precision(), 1, parameters.size());
        this.squares = Matrix.zeros(parameters.precision(), 1, parameters.size());
    }

    @Override
    public void step(Matrix gradients, double learningRate) {
        count();
        if (spec.weightDecay() > 0) {
            parameters.addScaled(-learningRate * spec.weightDecay(), parameters);
        }
        parameters.adapt(gradients, means, spec.beta1(), squares, spec.beta2(), -learningRate / (1 - meanStart),
                1 / Math.sqrt(1 - squareStart), spec.epsilon());
    }

    @Override
    public List<Matrix> memory() {
        return List.of(means, squares);
    }

    @Override
    public void resumeAfter(long steps) {
        for (var step = 0L; step < steps && squareStart + meanStart > 0; step++) {
            count();
        }
    }

    private void count() {
        meanStart = next(meanStart, spec.beta1());
        squareStart = next(squareStart, spec.beta2());
    }

    private static double next(double power, double beta) {
        return power < UNSEEN ? 0 : power * beta;
    }
}
