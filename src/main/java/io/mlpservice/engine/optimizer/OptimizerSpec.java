package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.RowBlocks;

/** An optimizer with its hyperparameters. */
public sealed interface OptimizerSpec {
    /** The learning rate before schedule and multipliers. */
    double learningRate();

    /** An optimizer that takes one step for each gradient g. */
    sealed interface Stepwise extends OptimizerSpec {
        /** Starts the optimizer for a row of parameters, which is used in place, and as many gradients. */
        default Optimizer start(Matrix parameters, RowBlocks gradients) {
            return new BlockwiseOptimizer(this, parameters, gradients);
        }

        /** Starts the optimizer for a block of parameters. */
        BlockOptimizer startBlock(Matrix parameters);
    }

    /**
     * Stochastic gradient descent: v ← μv + g, w ← w − ηv; with Nesterov's momentum w ← w − η(g + μv).
     *
     * @param learningRate η, see {@link Hyperparameter#LEARNING_RATE}
     * @param momentum μ, see {@link Hyperparameter#MOMENTUM}
     */
    record Sgd(double learningRate, double momentum, boolean nesterov) implements Stepwise {
        /** Checks the ranges. */
        public Sgd {
            Hyperparameter.LEARNING_RATE.check(learningRate);
            Hyperparameter.MOMENTUM.check(momentum);
        }

        @Override
        public BlockOptimizer startBlock(Matrix parameters) {
            return momentum == 0
                    ? new GradientDescent(parameters)
                    : new MomentumDescent(this, parameters);
        }
    }

    /**
     * Adam (Kingma and Ba, 2015): bias-corrected running means of the gradient and its square, w ← w − η·m̂/(√v̂ + ε).
     * With weight decay λ it is AdamW (Loshchilov and Hutter, 2019), which applies w ← w(1 − ηλ) to every parameter
     * first.
     *
     * @param learningRate η, see {@link Hyperparameter#LEARNING_RATE}
     * @param beta1 see {@link Hyperparameter#BETA1}
     * @param beta2 see {@link Hyperparameter#BETA2}
     * @param epsilon ε, see {@link Hyperparameter#EPSILON}
     * @param weightDecay λ, see {@link Hyperparameter#WEIGHT_DECAY}; 0 for plain Adam
     */
    record Adam(double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
            implements
                Stepwise {
        /** Checks the ranges. */
        public Adam {
            Hyperparameter.LEARNING_RATE.check(learningRate);
            Hyperparameter.BETA1.check(beta1);
            Hyperparameter.BETA2.check(beta2);
            Hyperparameter.EPSILON.check(epsilon);
            Hyperparameter.WEIGHT_DECAY.check(weightDecay);
        }

        /** Without weight decay. */
        public Adam(double learningRate, double beta1, double beta2, double epsilon) {
            this(learningRate, beta1, beta2, epsilon, 0);
        }

        @Override
        public BlockOptimizer startBlock(Matrix parameters) {
            return new AdaptiveMoments(this, parameters);
        }
    }

    /**
     * RMSProp (Hinton, 2012): v ← ρv + (1 − ρ)g², w ← w − ηg/(√v + ε).
     *
     * @param learningRate η, see {@link Hyperparameter#LEARNING_RATE}
     * @param decay ρ, see {@link Hyperparameter#DECAY}
     * @param epsilon ε, see {@link Hyperparameter#EPSILON}
     */
    record RmsProp(double learningRate, double decay, double epsilon) implements Stepwise {
        /** Checks the ranges. */
        public RmsProp {
            Hyperparameter.LEARNING_RATE.check(learningRate);
            Hyperparameter.DECAY.check(decay);
            Hyperparameter.EPSILON.check(epsilon);
        }

        @Override
        public BlockOptimizer startBlock(Matrix parameters) {
            return new ScaledDescent(decay, 1 - decay, epsilon, parameters);
        }
    }

    /**
     * Adagrad (Duchi et al., 2011): v ← v + g², w ← w − ηg/(√v + ε).
     *
     * @param learningRate η, see {@link Hyperparameter#LEARNING_RATE}
     * @param epsilon ε, see {@link Hyperparameter#EPSILON}
     */
    record Adagrad(double learningRate, double epsilon) implements Stepwise {
        /** Checks the ranges. */
        public Adagrad {
            Hyperparameter.LEARNING_RATE.check(learningRate);
            Hyperparameter.EPSILON.check(epsilon);
        }

        @Override
        public BlockOptimizer startBlock(Matrix parameters) {
            return new ScaledDescent(1, 1, epsilon, parameters);
        }
    }

    /**
     * Adadelta (Zeiler, 2012): v ← ρv + (1 − ρ)g², u = √(d + ε)/√(v + ε)·g, d ← ρd + (1 − ρ)u², w ← w − ηu.
     *
     * @param learningRate η, see {@link Hyperparameter#LEARNING_RATE}
     * @param decay ρ, see {@link Hyperparameter#DECAY}
     * @param epsilon ε, see {@link Hyperparameter#EPSILON}
     */
    record Adadelta(double learningRate, double decay, double epsilon) implements Stepwise {
        /** Checks the ranges. */
        public Adadelta {
            Hyperparameter.LEARNING_RATE.check(learningRate);
            Hyperparameter.DECAY.check(decay);
            Hyperparameter.EPSILON.check(epsilon);
        }

        @Override
        public BlockOptimizer startBlock(Matrix parameters) {
            return new DeltaDescent(this, parameters);
        }
    }

    /**
     * The perceptron rule (Rosenblatt, 1958) w ← w − η(C − O)x for a single layer of step units. C is the output for
     * the row x, 1 if its sum is above 0, and O is the target.
     *
     * @param learningRate η, see {@link Hyperparameter#LEARNING_RATE}
     */
    record Perceptron(double learningRate) implements Stepwise {
        /** Checks the range. */
        public Perceptron {
            Hyperparameter.LEARNING_RATE.check(learningRate);
        }

        @Override
        public BlockOptimizer startBlock(Matrix parameters) {
            return new GradientDescent(parameters);
        }
    }

    /**
     * L-BFGS (Liu and Nocedal, 1989), a quasi-Newton method with a line search. It needs all rows at once.
     *
     * @param historySize see {@link Hyperparameter#HISTORY_SIZE}
     */
    record Lbfgs(int historySize) implements OptimizerSpec {
        /** Checks the range. */
        public Lbfgs {
            Hyperparameter.HISTORY_SIZE.check(historySize);
        }

        /** The line search starts with a full step. */
        @Override
        public double learningRate() {
            return 1;
        }
    }
}
