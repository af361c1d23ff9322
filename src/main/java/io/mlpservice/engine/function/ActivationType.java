package io.mlpservice.engine.function;

import io.mlpservice.engine.function.Activation.Elu;
import io.mlpservice.engine.function.Activation.LeakyRelu;
import io.mlpservice.engine.hyperparameter.Hyperparameter;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The activations there are, with the formula of each, the numbers it uses, and the first weights that suit it. */
public enum ActivationType {
    /** Passes the sum on. */
    IDENTITY("s"),
    /** For the perceptron rule only, since its derivative is 0. */
    BINARY_STEP("1 if s ≥ 0, else 0"),
    /** For the perceptron rule only, since its derivative is 0. */
    BIPOLAR_STEP("1 if s ≥ 0, else −1"),
    /** The logistic function σ. */
    SIGMOID("1/(1 + exp(−s))"),
    /** The hyperbolic tangent. */
    TANH("tanh(s)"),
    /** The inverse tangent. */
    ARCTAN("arctan(s)"),
    /** The rectified linear unit. */
    RELU("max(0, s)", Initializer.HE_UNIFORM),
    /** See {@link Activation.LeakyRelu}. */
    LEAKY_RELU("s if s > 0, else negative_slope·s", Initializer.HE_UNIFORM, Hyperparameter.NEGATIVE_SLOPE),
    /** See {@link Activation.Prelu}. */
    PRELU("s if s > 0, else aⱼ·s with a learned slope aⱼ for each unit", Initializer.HE_UNIFORM),
    /** See {@link Activation.Elu}. */
    ELU("s if s > 0, else alpha·(exp(s) − 1)", Initializer.HE_UNIFORM, Hyperparameter.ALPHA),
    /** Keeps mean 0 and variance 1 from layer to layer (Klambauer and others, 2017). */
    SELU("1.0507·(s if s > 0, else 1.6733·(exp(s) − 1))", Initializer.LECUN_NORMAL),
    /** A smooth ReLU. */
    SOFTPLUS("ln(1 + exp(s))", Initializer.HE_UNIFORM),
    /** The exact one, by the error function (Hendrycks and Gimpel, 2016). */
    GELU("s·½(1 + erf(s/√2))", Initializer.HE_UNIFORM),
    /** Also known as swish. */
    SILU("s/(1 + exp(−s))", Initializer.HE_UNIFORM),
    /** For outputs that are positive without bound. */
    EXPONENTIAL("exp(s)"),
    /** See {@link Maxout}. */
    MAXOUT("the largest of the unit's maxout_pieces sums", Initializer.HE_UNIFORM, Hyperparameter.MAXOUT_PIECES),
    /** See {@link Activation.Softmax}. */
    SOFTMAX("exp(sⱼ)/Σₖ exp(sₖ)");

    private final String formula;
    private final Initializer initializer;
    private final Set<Hyperparameter> hyperparameters;

    ActivationType(String formula) {
        this(formula, Initializer.GLOROT_UNIFORM);
    }

    ActivationType(String formula, Initializer initializer, Hyperparameter... hyperparameters) {
        this.formula = formula;
        this.initializer = initializer;
        this.hyperparameters = Set.of(hyperparameters);
    }

    /** The output as a function of the sum s, as one would write it on paper. */
    public String formula() {
        return formula;
    }

    /** The initialiser that keeps the size of signals from layer to layer with this activation. */
    public Initializer initializer() {
        return initializer;
    }

    /** The numbers that the activation uses. */
    public Set<Hyperparameter> hyperparameters() {
        return hyperparameters;
    }

    /** Whether some sum gives any number one likes; the others have outputs on one side of 0, or between two ends. */
    public boolean reachesEveryNumber() {
        return switch (this) {
            case IDENTITY, LEAKY_RELU, PRELU, MAXOUT -> true;
            default -> false;
        };
    }

    /** Whether the activation has a use for that number. */
    public boolean uses(Hyperparameter hyperparameter) {
        return hyperparameters.contains(hyperparameter);
    }

    /** Whether it jumps, so that only the perceptron rule can train it. */
    public boolean isStep() {
        return EnumSet.of(BINARY_STEP, BIPOLAR_STEP).contains(this);
    }

    /** The activation with these numbers; it asks only for those that it uses. */
    public Activation with(ToDoubleFunction<Hyperparameter> numbers) {
        return switch (this) {
            case LEAKY_RELU -> new LeakyRelu(numbers.applyAsDouble(Hyperparameter.NEGATIVE_SLOPE));
            case ELU -> new Elu(numbers.applyAsDouble(Hyperparameter.ALPHA));
            case MAXOUT -> new Maxout((int) numbers.applyAsDouble(Hyperparameter.MAXOUT_PIECES));
            case PRELU -> new Activation.Prelu();
            case SOFTMAX -> new Activation.Softmax();
            default -> Elementwise.valueOf(name());
        };
    }

    /** The activation with the numbers it has where a user gives none. */
    public Activation withDefaults() {
        return with(hyperparameter -> hyperparameter.defaultValue().orElseThrow());
    }
}
