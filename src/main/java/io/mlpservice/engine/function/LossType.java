package io.mlpservice.engine.function;

import io.mlpservice.engine.hyperparameter.Choice;
import io.mlpservice.engine.hyperparameter.Hyperparameter;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The losses, each with its formula for one row with m outputs y, targets z and differences d = y − z. */
public enum LossType implements Choice {
    /** See {@link Distance#HALF_SQUARED_ERROR}. */
    HALF_SQUARED_ERROR("½ Σ(y − z)²"),
    /** See {@link Distance#SQUARED_ERROR}. */
    SQUARED_ERROR("Σ(y − z)²"),
    /** See {@link Distance#MEAN_SQUARED_ERROR}. */
    MEAN_SQUARED_ERROR("(1/m) Σ(y − z)²"),
    /** See {@link Distance#MEAN_ABSOLUTE_ERROR}. */
    MEAN_ABSOLUTE_ERROR("(1/m) Σ|y − z|"),
    /** See {@link Loss.Huber}. */
    HUBER("(1/m) Σ h(y − z), h(d) = ½d² for |d| ≤ δ, else δ(|d| − ½δ)", Hyperparameter.HUBER_DELTA),
    /** See {@link Distance#POISSON}. */
    POISSON("(1/m) Σ(y − z ln y)"),
    /** See {@link Loss.Quantile}. */
    QUANTILE("(1/m) Σ max(q(z − y), (q − 1)(z − y))", Hyperparameter.QUANTILE),
    /** See {@link CrossEntropy#BINARY_CROSS_ENTROPY}. */
    BINARY_CROSS_ENTROPY("−Σ[z ln y + (1 − z) ln(1 − y)]"),
    /** See {@link CrossEntropy#CATEGORICAL_CROSS_ENTROPY}. */
    CATEGORICAL_CROSS_ENTROPY("−Σ z ln y");

    private static final Set<LossType> CROSS_ENTROPIES = EnumSet.of(BINARY_CROSS_ENTROPY, CATEGORICAL_CROSS_ENTROPY);
    private static final Set<LossType> SQUARED = EnumSet.of(HALF_SQUARED_ERROR, SQUARED_ERROR, MEAN_SQUARED_ERROR);

    private final String formula;
    private final Set<Hyperparameter> hyperparameters;

    LossType(String formula, Hyperparameter... hyperparameters) {
        this.formula = formula;
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

    /** Whether the loss compares probabilities. The other losses compare numbers. */
    public boolean isCrossEntropy() {
        return CROSS_ENTROPIES.contains(this);
    }

    /** The output activations that fit this loss. */
    public Set<ActivationType> outputActivations() {
        return switch (this) {
            case BINARY_CROSS_ENTROPY -> EnumSet.of(ActivationType.SIGMOID);
            case CATEGORICAL_CROSS_ENTROPY -> EnumSet.of(ActivationType.SOFTMAX);
            case POISSON -> EnumSet.of(ActivationType.EXPONENTIAL, ActivationType.SOFTPLUS);
            default -> SQUARED.contains(this)
                    ? EnumSet.allOf(ActivationType.class)
                    : EnumSet.complementOf(EnumSet.of(ActivationType.SOFTMAX));
        };
    }

    /** The losses that fit an output activation. */
    public static List<LossType> suiting(ActivationType output) {
        return Arrays.stream(values()).filter(loss -> loss.outputActivations().contains(output)).toList();
    }

    /** Creates the loss. Asks only for the hyperparameters that it uses. */
    public Loss with(ToDoubleFunction<Hyperparameter> numbers) {
        return switch (this) {
            case HUBER -> new Loss.Huber(numbers.applyAsDouble(Hyperparameter.HUBER_DELTA));
            case QUANTILE -> new Loss.Quantile(numbers.applyAsDouble(Hyperparameter.QUANTILE));
            case BINARY_CROSS_ENTROPY, CATEGORICAL_CROSS_ENTROPY -> CrossEntropy.valueOf(name());
            default -> Distance.valueOf(name());
        };
    }

    /** Creates the loss with the default hyperparameters. */
    public Loss withDefaults() {
        return with(hyperparameter -> hyperparameter.defaultValue().orElseThrow());
    }
}
