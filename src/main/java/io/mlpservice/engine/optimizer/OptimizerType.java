package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.hyperparameter.Choice;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.optimizer.OptimizerSpec.Adadelta;
import io.mlpservice.engine.optimizer.OptimizerSpec.Adagrad;
import io.mlpservice.engine.optimizer.OptimizerSpec.Adam;
import io.mlpservice.engine.optimizer.OptimizerSpec.Lbfgs;
import io.mlpservice.engine.optimizer.OptimizerSpec.Perceptron;
import io.mlpservice.engine.optimizer.OptimizerSpec.RmsProp;
import io.mlpservice.engine.optimizer.OptimizerSpec.Sgd;

import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The optimizers, each with its update rule and hyperparameters. */
public enum OptimizerType implements Choice {
    /** See {@link OptimizerSpec.Sgd}. */
    SGD("v ← μv + g, w ← w − ηv; Nesterov: w ← w − η(g + μv)", 0.01, Hyperparameter.LEARNING_RATE,
            Hyperparameter.MOMENTUM),
    /** See {@link OptimizerSpec.Adam}. */
    ADAM("m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², w ← w − η·m̂/(√v̂ + ε)", 0.001, Hyperparameter.LEARNING_RATE,
            Hyperparameter.BETA1, Hyperparameter.BETA2, Hyperparameter.EPSILON),
    /** See {@link OptimizerSpec.Adam}. */
    ADAMW("like adam, with w ← w(1 − ηλ) before each step", 0.001, Hyperparameter.LEARNING_RATE, Hyperparameter.BETA1,
            Hyperparameter.BETA2, Hyperparameter.EPSILON, Hyperparameter.WEIGHT_DECAY),
    /** See {@link OptimizerSpec.RmsProp}. */
    RMSPROP("v ← ρv + (1 − ρ)g², w ← w − ηg/(√v + ε)", 0.001, Hyperparameter.LEARNING_RATE, Hyperparameter.DECAY,
            Hyperparameter.EPSILON),
    /** See {@link OptimizerSpec.Adagrad}. */
    ADAGRAD("v ← v + g², w ← w − ηg/(√v + ε)", 0.01, Hyperparameter.LEARNING_RATE, Hyperparameter.EPSILON),
    /** See {@link OptimizerSpec.Adadelta}. */
    ADADELTA("v ← ρv + (1 − ρ)g², u = √(d + ε)/√(v + ε)·g, d ← ρd + (1 − ρ)u², w ← w − ηu", 1,
            Hyperparameter.LEARNING_RATE, Hyperparameter.DECAY, Hyperparameter.EPSILON),
    /** See {@link OptimizerSpec.Lbfgs}. */
    LBFGS("limited-memory BFGS with a strong-Wolfe line search over all rows", OptionalDouble.empty(),
            Hyperparameter.HISTORY_SIZE),
    /** See {@link OptimizerSpec.Perceptron}. */
    PERCEPTRON("w ← w − η(C − O)x", 1, Hyperparameter.LEARNING_RATE);

    private static final double ADADELTA_EPSILON = 1e-6;

    private final String formula;
    private final OptionalDouble defaultLearningRate;
    private final Set<Hyperparameter> hyperparameters;

    OptimizerType(String formula, double defaultLearningRate, Hyperparameter... hyperparameters) {
        this(formula, OptionalDouble.of(defaultLearningRate), hyperparameters);
    }

    OptimizerType(String formula, OptionalDouble defaultLearningRate, Hyperparameter... hyperparameters) {
        this.formula = formula;
        this.defaultLearningRate = defaultLearningRate;
        this.hyperparameters = Set.of(hyperparameters);
    }

    @Override
    public String formula() {
        return formula;
    }

    @Override
    public Set<Hyperparameter> hyperparameters() {
        return hyperparameters;
    }

    @Override
    public OptionalDouble defaultOf(Hyperparameter hyperparameter) {
        return switch (hyperparameter) {
            case LEARNING_RATE -> defaultLearningRate;
            case EPSILON -> this == ADADELTA ? OptionalDouble.of(ADADELTA_EPSILON) : hyperparameter.defaultValue();
            default -> hyperparameter.defaultValue();
        };
    }

    /** Whether it can train an output activation: the perceptron rule trains only steps, the others everything else. */
    public boolean trains(ActivationType output) {
        return output.isStep() == (this == PERCEPTRON);
    }

    /** Whether it supports Nesterov momentum. */
    public boolean hasNesterov() {
        return uses(Hyperparameter.MOMENTUM);
    }

    /**
     * Creates the optimizer. Asks only for the hyperparameters that it uses.
     *
     * @param nesterov for {@link #SGD} only
     */
    public OptimizerSpec with(ToDoubleFunction<Hyperparameter> numbers, boolean nesterov) {
        return switch (this) {
            case SGD -> new Sgd(rate(numbers), numbers.applyAsDouble(Hyperparameter.MOMENTUM), nesterov);
            case ADAM -> adam(numbers, 0);
            case ADAMW -> adam(numbers, numbers.applyAsDouble(Hyperparameter.WEIGHT_DECAY));
            case RMSPROP -> new RmsProp(rate(numbers), numbers.applyAsDouble(Hyperparameter.DECAY),
                    numbers.applyAsDouble(Hyperparameter.EPSILON));
            case ADAGRAD -> new Adagrad(rate(numbers), numbers.applyAsDouble(Hyperparameter.EPSILON));
            case ADADELTA -> new Adadelta(rate(numbers), numbers.applyAsDouble(Hyperparameter.DECAY),
                    numbers.applyAsDouble(Hyperparameter.EPSILON));
            case LBFGS -> new Lbfgs((int) numbers.applyAsDouble(Hyperparameter.HISTORY_SIZE));
            case PERCEPTRON -> new Perceptron(rate(numbers));
        };
    }

    private static Adam adam(ToDoubleFunction<Hyperparameter> numbers, double weightDecay) {
        return new Adam(rate(numbers), numbers.applyAsDouble(Hyperparameter.BETA1),
                numbers.applyAsDouble(Hyperparameter.BETA2), numbers.applyAsDouble(Hyperparameter.EPSILON),
                weightDecay);
    }

    private static double rate(ToDoubleFunction<Hyperparameter> numbers) {
        return numbers.applyAsDouble(Hyperparameter.LEARNING_RATE);
    }
}
