package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.hyperparameter.Choice;
import io.mlpservice.engine.hyperparameter.Hyperparameter;

import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The ways to clip gradients, each with its formula for the gradient g. */
public enum ClippingType implements Choice {
    /** No clipping. */
    NONE("g"),
    /** See {@link GradientClipping.Norm}. */
    NORM("g·value/‖g‖ if ‖g‖ > value, else g", Hyperparameter.CLIPPING_VALUE),
    /** See {@link GradientClipping.Value}. */
    VALUE("min(max(gᵢ, −value), value) for each component gᵢ", Hyperparameter.CLIPPING_VALUE);

    private final String formula;
    private final Set<Hyperparameter> hyperparameters;

    ClippingType(String formula, Hyperparameter... hyperparameters) {
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

    /** Creates the clipping. Asks only for the hyperparameters that it uses. */
    public GradientClipping with(ToDoubleFunction<Hyperparameter> numbers) {
        return switch (this) {
            case NONE -> new GradientClipping.None();
            case NORM -> new GradientClipping.Norm(numbers.applyAsDouble(Hyperparameter.CLIPPING_VALUE));
            case VALUE -> new GradientClipping.Value(numbers.applyAsDouble(Hyperparameter.CLIPPING_VALUE));
        };
    }
}
