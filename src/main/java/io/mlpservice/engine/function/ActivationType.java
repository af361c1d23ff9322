package io.mlpservice.engine.function;

import io.mlpservice.engine.function.Activation.Elu;
import io.mlpservice.engine.function.Activation.LeakyRelu;
import io.mlpservice.engine.hyperparameter.Choice;
import io.mlpservice.engine.hyperparameter.Hyperparameter;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * The activations, each with its formula for the output y as a function of the sum s, its derivative, its output range,
 * its default initializer and its hyperparameters.
 */
public enum ActivationType implements Choice {
    /** Linear. */
    IDENTITY("s", "1", "(−∞, ∞)"),
    /** For the perceptron rule only, since its derivative is 0. */
    BINARY_STEP("1 if s ≥ 0, else 0", "0", "{0, 1}"),
    /** For the perceptron rule only, since its derivative is 0. */
    BIPOLAR_STEP("1 if s ≥ 0, else −1", "0", "{−1, 1}"),
    /** The logistic function σ. */
    SIGMOID("1/(1 + exp(−s))", "y(1 − y)", "(0, 1)"),
    /** The hyperbolic tangent. */
    TANH("tanh(s)", "1 − y²", "(−1, 1)"),
    /** The inverse tangent. */
    ARCTAN("arctan(s)", "1/(1 + s²)", "(−π/2, π/2)"),
    /** The rectified linear unit. */
    RELU("max(0, s)", "1 if s > 0, else 0", "[0, ∞)", Initializer.HE_UNIFORM),
    /** See {@link Activation.LeakyRelu}. */
    LEAKY_RELU("s if s > 0, else negative_slope·s", "1 if s > 0, else negative_slope", "(−∞, ∞)",
            Initializer.HE_UNIFORM, Hyperparameter.NEGATIVE_SLOPE),
    /** See {@link Activation.Prelu}. */
    PRELU("s if s > 0, else aⱼ·s with a learned slope aⱼ for each unit",
            "1 if s > 0, else aⱼ; by aⱼ: 0 if s > 0, else s", "(−∞, ∞)", Initializer.HE_UNIFORM),
    /** See {@link Activation.Elu}. */
    ELU("s if s > 0, else alpha·(exp(s) − 1)", "1 if s > 0, else y + alpha", "(−alpha, ∞)", Initializer.HE_UNIFORM,
            Hyperparameter.ALPHA),
    /** Keeps mean 0 and variance 1 from layer to layer (Klambauer et al., 2017). */
    SELU("1.0507·(s if s > 0, else 1.6733·(exp(s) − 1))", "1.0507 if s > 0, else y + 1.7581", "(−1.7581, ∞)",
            Initializer.LECUN_NORMAL),
    /** A smooth ReLU. */
    SOFTPLUS("ln(1 + exp(s))", "1/(1 + exp(−s))", "(0, ∞)", Initializer.HE_UNIFORM),
    /** The exact GELU with the error function (Hendrycks and Gimpel, 2016). */
    GELU("s·½(1 + erf(s/√2))", "½(1 + erf(s/√2)) + s·exp(−s²/2)/√(2π)", "[−0.1700, ∞)", Initializer.HE_UNIFORM),
    /** Also known as swish. */
    SILU("s/(1 + exp(−s))", "σ + s·σ(1 − σ), σ = 1/(1 + exp(−s))", "[−0.2785, ∞)", Initializer.HE_UNIFORM),
    /** For outputs that are positive and unbounded. */
    EXPONENTIAL("exp(s)", "y", "(0, ∞)"),
    /** See {@link Maxout}. */
    MAXOUT("the largest of the unit's maxout_pieces sums", "1 for the largest of the unit's sums, 0 for the others",
            "(−∞, ∞)", Initializer.HE_UNIFORM, Hyperparameter.MAXOUT_PIECES),
    /** See {@link Activation.Softmax}. */
    SOFTMAX("exp(sⱼ)/Σₖ exp(sₖ)", "of yⱼ by sₖ: yⱼ(1 − yⱼ) for k = j, else −yⱼyₖ", "(0, 1)");

    private static final String EVERY_NUMBER = "(−∞, ∞)";

    private final String formula;
    private final String derivative;
    private final String outputRange;
    private final Initializer initializer;
    private final Set<Hyperparameter> hyperparameters;

    ActivationType(String formula, String derivative, String outputRange) {
        this(formula, derivative, outputRange, Initializer.GLOROT_UNIFORM);
    }

    ActivationType(String formula, String derivative, String outputRange, Initializer initializer,
            Hyperparameter... hyperparameters) {
        this.formula = formula;
        this.derivative = derivative;
        this.outputRange = outputRange;
        this.initializer = initializer;
        this.hyperparameters = Set.of(hyperparameters);
    }

    @Override
    public String formula() {
        return formula;
    }

    /** The derivative of the output y by the sum s; at a kink, the one from the left. */
    public String derivative() {
        return derivative;
    }

    /** The possible outputs, as an interval or a set. */
    public String outputRange() {
        return outputRange;
    }

    /** The initializer that preserves the variance of signals from layer to layer with this activation. */
    public Initializer initializer() {
        return initializer;
    }

    @Override
    public Set<Hyperparameter> hyperparameters() {
        return hyperparameters;
    }

    /**
     * Whether every number is a possible output. The other activations have a bounded range, or one with a single
     * bound.
     */
    public boolean reachesEveryNumber() {
        return outputRange.equals(EVERY_NUMBER);
    }

    /** Whether it is a step, which only the perceptron rule can train, and only in an output layer. */
    public boolean isStep() {
        return EnumSet.of(BINARY_STEP, BIPOLAR_STEP).contains(this);
    }

    /** Creates the activation. Asks only for the hyperparameters that it uses. */
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

    /** Creates the activation with the default hyperparameters. */
    public Activation withDefaults() {
        return with(hyperparameter -> hyperparameter.defaultValue().orElseThrow());
    }
}
