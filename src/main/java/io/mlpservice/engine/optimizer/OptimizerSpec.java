package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.matrix.Matrix;

/** Which optimiser, with its numbers. */
public sealed interface OptimizerSpec {
    /** The step size before any schedule or multiplier. */
    double learningRate();

    /** An optimiser at its start, for these parameters and their gradients; both are one row and used in place. */
    Optimizer start(Matrix parameters, Matrix gradients);

    /**
     * Stochastic gradient descent: v ← μv + g, w ← w − ηv; with Nesterov's momentum w ← w − η(g + μv).
     *
     * @param learningRate η, see {@link Hyperparameter#LEARNING_RATE}
     * @param momentum μ, see {@link Hyperparameter#MOMENTUM}
     */
    record Sgd(double learningRate, double momentum, boolean nesterov) implements OptimizerSpec {
        /** Checks the ranges. */
        public Sgd {
            Hyperparameter.LEARNING_RATE.check(learningRate);
            Hyperparameter.MOMENTUM.check(momentum);
        }

        @Override
        public Optimizer start(Matrix parameters, Matrix gradients) {
            return momentum == 0
                    ? new GradientDescent(parameters, gradients)
                    : new MomentumDescent(this, parameters, gradients);
        }
    }

    /**
     * Adam (Kingma and Ba, 2015): running means of the gradient and its square, both corrected for their start at 0;
     * w ← w − η·m̂/(√v̂ + ε).
     *
     * @param learningRate η, see {@link Hyperparameter#LEARNING_RATE}
     * @param beta1 see {@link Hyperparameter#BETA1}
     * @param beta2 see {@link Hyperparameter#BETA2}
     * @param epsilon ε, see {@link Hyperparameter#EPSILON}
     */
    record Adam(double learningRate, double beta1, double beta2, double epsilon) implements OptimizerSpec {
        /** Checks the ranges. */
        public Adam {
            Hyperparameter.LEARNING_RATE.check(learningRate);
            Hyperparameter.BETA1.check(beta1);
            Hyperparameter.BETA2.check(beta2);
            Hyperparameter.EPSILON.check(epsilon);
        }

        @Override
        public Optimizer start(Matrix parameters, Matrix gradients) {
            return new AdaptiveMoments(this, parameters, gradients);
        }
    }
}
