package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.hyperparameter.Hyperparameter;

import java.util.Set;

/** The optimisers there are, with the numbers that each of them uses besides its learning rate. */
public enum OptimizerType {
    /** See {@link OptimizerSpec.Sgd}. */
    SGD(0.01, Set.of(Hyperparameter.MOMENTUM)),
    /** See {@link OptimizerSpec.Adam}. */
    ADAM(0.001, Set.of(Hyperparameter.BETA1, Hyperparameter.BETA2, Hyperparameter.EPSILON));

    private final double defaultLearningRate;
    private final Set<Hyperparameter> hyperparameters;

    OptimizerType(double defaultLearningRate, Set<Hyperparameter> hyperparameters) {
        this.defaultLearningRate = defaultLearningRate;
        this.hyperparameters = hyperparameters;
    }

    /** The learning rate where a user gives none. */
    public double defaultLearningRate() {
        return defaultLearningRate;
    }

    /** Whether the optimiser has a use for that number. */
    public boolean uses(Hyperparameter hyperparameter) {
        return hyperparameter == Hyperparameter.LEARNING_RATE || hyperparameters.contains(hyperparameter);
    }
}
